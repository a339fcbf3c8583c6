package io.editrisk.dataset.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.RgbImage;
import io.editrisk.shift.SeededDraws;
import io.editrisk.store.Digest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StylizationTest {

    private final RgbImage content = StyleStatisticsTest.picture("content.png");
    private final StyleImage style = new StyleImage(StyleStatisticsTest.picture("style.png"));

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePictureOfTheImagesSize(Stylization way) {
        RgbImage once = way.of(content, style, 7, "a");
        assertThat(once.width()).isEqualTo(content.width());
        assertThat(once.height()).isEqualTo(content.height());
        assertThat(way.of(content, style, 7, "a")).isEqualTo(once);
    }

    /** The same bytes on every machine and JDK; they change only where the way itself does. */
    @ParameterizedTest
    @CsvSource({
        "STATISTICS, 11e018fe2019646ab7bbddc7adb4eec87abf23492e198eac863d70cf588eddc0",
        "TEXTURE, 4af453b54da496a50222dcd952df0d2da4e46e2dddf5966e25c89b19cfff296c"
    })
    void thePicturesArePinned(Stylization way, String digest) {
        assertThat(Digest.of(way.of(content, style, 7, "a").pixels())).isEqualTo(digest);
    }

    @Test
    void quiltedPicturesConsistOfTheStylesOwnPixels() {
        LabImage guide = LabImage.of(content);
        LabImage quilted = Quilting.of(guide, style.patches(33, 24), SeededDraws.of(1, "test"));
        for (int i = 0; i < quilted.planes()[0].length; i++) {
            float lightness = quilted.planes()[0][i];
            float green = quilted.planes()[1][i];
            boolean found = false;
            for (int j = 0; j < style.lab().planes()[0].length && !found; j++) {
                found = style.lab().planes()[0][j] == lightness && style.lab().planes()[1][j] == green;
            }
            assertThat(found).as("pixel " + i).isTrue();
        }
    }

    @Test
    void anotherImageOrSeedDrawsOtherPatches() {
        RgbImage once = Stylization.TEXTURE.of(content, style, 7, "a");
        assertThat(Stylization.TEXTURE.of(content, style, 8, "a")).isNotEqualTo(once);
        assertThat(Stylization.TEXTURE.of(content, style, 7, "b")).isNotEqualTo(once);
    }

    @Test
    void aSeamGoesWhereTheErrorIsLeast() {
        float[][] errors = {{5, 1, 5}, {5, 1, 5}, {1, 5, 5}, {1, 5, 5}};
        assertThat(Seam.leastError(errors)).containsExactly(1, 1, 0, 0);
    }

    @Test
    void aMaskMixesWhatItHalfShows() {
        byte[] black = new byte[6];
        byte[] white = new byte[6];
        Arrays.fill(white, (byte) 255);
        RgbImage mixed =
                new Mask(2, 1, new float[] {0.25f, 1}).paste(new RgbImage(2, 1, black), new RgbImage(2, 1, white));
        assertThat(mixed.pixels()).containsExactly(64, 64, 64, 255, 255, 255);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Mask(1, 1, new float[] {1.5f})).hasMessage("a mask holds 1.5; 0 to 1 are allowed");
        assertThatThrownBy(() -> new Mask(1, 1, new float[] {1}).paste(content, content))
                .hasMessage("a picture of 33x24 pixels under a mask of 1x1");
        assertThatThrownBy(() -> new StyleImage(content.cut(0, 0, 15, 15)))
                .hasMessage("a style of 15x15 pixels; at least 16 a side are needed");
        assertThatThrownBy(() -> Stylization.TEXTURE.of(content.cut(0, 0, 15, 7), style, 1, ""))
                .hasMessage("an image of 15x7 pixels; at least 16 a side are needed");
    }
}
