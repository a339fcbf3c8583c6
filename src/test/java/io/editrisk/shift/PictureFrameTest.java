package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against torchvision and Pillow: {@code src/test/reference/frames.py}. */
class PictureFrameTest {

    private final ImageCodec codec = new ImageCodec();

    @ParameterizedTest
    @EnumSource(
            value = PictureFrame.class,
            names = {"PUBLISHED", "PUBLISHED_64", "PUBLISHED_299"})
    void aPublishedFrameHasPillowsBytes(PictureFrame frame) throws IOException {
        RgbImage seen = frame.fit(codec.decode(reference("source.jpg")));

        assertThat(frame.encode(seen, codec)).isEqualTo(reference(frame.label() + ".jpg"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PictureFrame.class,
            names = {"PUBLISHED", "PUBLISHED_64", "PUBLISHED_299"})
    void soItHasWithACorruptionInBetween(PictureFrame frame) throws IOException {
        RgbImage seen = frame.fit(codec.decode(reference("source.jpg")));
        RgbImage worse = new SeededShifts(0).apply(new Shift("jpeg_compression", 3), "any", seen);

        assertThat(frame.encode(worse, codec)).isEqualTo(reference(frame.label() + "-jpeg-3.jpg"));
    }

    @Test
    void marginsOfHalfAPixelAreCutAsPythonRoundsThem() throws IOException {
        RgbImage seen = PictureFrame.PUBLISHED_299.fit(
                codec.decode(reference("source.jpg")).cut(0, 0, 279, 263));

        assertThat(PictureFrame.PUBLISHED_299.encode(seen, codec)).isEqualTo(reference("published-299-odd.jpg"));
    }

    @Test
    void aPictureThatNothingIsLeftOfIsRefused() {
        assertThatThrownBy(() -> PictureFrame.PUBLISHED_299.fit(new RgbImage(1, 9, new byte[27])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1x9 pixels; frame published-299 takes at least 2x2");
    }

    @Test
    void asItIsAPictureLosesNothing() throws IOException {
        RgbImage picture = codec.decode(reference("source.jpg"));

        assertThat(PictureFrame.AS_IS.fit(picture)).isEqualTo(picture);
        assertThat(codec.decode(PictureFrame.AS_IS.encode(picture, codec))).isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({
        "as-is, a/b.JPEG, a/b.png",
        "as-is, b.PNG, b.PNG",
        "published, a/b.JPEG, a/b.JPEG",
        "published, b.x.jpg, b.x.jpg",
        "published-64, b.png, b.jpg"
    })
    void aFileKeepsItsNameWhereThatEndsRightly(String label, String name, String expected) {
        assertThat(PictureFrame.labelled(label).orElseThrow().fileName(name)).isEqualTo(expected);
    }

    private static byte[] reference(String file) throws IOException {
        try (InputStream content = PictureFrameTest.class.getResourceAsStream("/reference/frames/" + file)) {
            if (content == null) {
                throw new IllegalArgumentException("no reference picture " + file);
            }
            return content.readAllBytes();
        }
    }
}
