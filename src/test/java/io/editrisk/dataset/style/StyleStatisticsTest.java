package io.editrisk.dataset.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.dataset.pickle.ByteRange;
import io.editrisk.dataset.pickle.PickledDict;
import io.editrisk.dataset.pickle.TorchFile;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Against scikit-image, SciPy and NumPy (style.py says how). */
class StyleStatisticsTest {

    static final Path REFERENCE = Path.of("src/test/resources/reference/style");

    private final LabImage content = LabImage.of(picture("content.png"));
    private final LabImage style = LabImage.of(picture("style.png"));

    static RgbImage picture(String name) {
        return new ImageCodec().decode(read(name));
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(REFERENCE.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] expected(String name) throws IOException {
        PickledDict file = TorchFile.read("style.pt", new ByteRange.InMemory(ByteBuffer.wrap(read("style.pt"))));
        return file.array(name).floats();
    }

    private static float[] joined(float[]... planes) {
        float[] joined = new float[planes.length * planes[0].length];
        for (int i = 0; i < planes.length; i++) {
            System.arraycopy(planes[i], 0, joined, i * planes[0].length, planes[0].length);
        }
        return joined;
    }

    @Test
    void coloursAreScikitImagesLabAndComeBackUnchanged() throws IOException {
        assertThat(joined(content.planes())).containsExactly(expected("lab"), within(2e-4f));
        assertThat(content.toRgb()).isEqualTo(picture("content.png"));
    }

    @Test
    void bandsAreSciPysBinomialBlursAndAddUpToThePlane() throws IOException {
        float[] expected = expected("bands");
        Bands bands = Bands.of(content.planes()[0], content.width(), content.height(), 3);
        float[] rest = new float[content.planes()[0].length];
        System.arraycopy(expected, 3 * rest.length, rest, 0, rest.length);
        assertThat(bands.rest()).containsExactly(rest, within(1e-4f));
        float[] details = bands.detailsLike(bands, 4);
        for (int i = 0; i < details.length; i++) {
            float wanted = expected[i] + expected[i + rest.length] + expected[i + 2 * rest.length];
            assertThat(details[i]).isEqualTo(wanted, within(2e-4f));
        }
    }

    @Test
    void coloursMovedHaveTheOthersMeanAndCovarianceBySciPysMatrix() throws IOException {
        ColourStatistics wanted = ColourStatistics.of(style.planes());
        float[][] moved = ColourStatistics.of(content.planes()).to(wanted, content.planes());

        assertThat(joined(moved)).containsExactly(expected("moved"), within(2e-3f));
        ColourStatistics got = ColourStatistics.of(moved);
        for (int i = 0; i < 3; i++) {
            assertThat(got.mean()[i]).isEqualTo(wanted.mean()[i], within(1e-3));
            for (int j = 0; j < 3; j++) {
                assertThat(got.covariance()[i][j]).isEqualTo(wanted.covariance()[i][j], within(0.05));
            }
        }
    }

    @Test
    void everyBandGetsTheStrengthOfTheStyles() {
        float[] details = Bands.of(content.planes()[0], content.width(), content.height(), 1)
                .detailsLike(Bands.of(style.planes()[0], style.width(), style.height(), 1), 4);
        float[] styles = Bands.of(style.planes()[0], style.width(), style.height(), 1)
                .detailsLike(Bands.of(style.planes()[0], style.width(), style.height(), 1), 4);
        assertThat(Bands.deviation(details)).isEqualTo(Bands.deviation(styles), within(1e-3));
    }
}
