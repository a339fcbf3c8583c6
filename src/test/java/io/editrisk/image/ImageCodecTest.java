package io.editrisk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Pillow: {@code src/test/reference/pictures.py}. */
class ImageCodecTest {

    private static final int WIDTH = 21;
    private static final int HEIGHT = 17;

    private final ImageCodec codec = new ImageCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour.png",
                "grey.png",
                "one-bit.png",
                "palette.png",
                "alpha.png",
                "grey-alpha.png",
                "grey-deep.png",
                "colour-deep.png",
                "sampled-420.jpg",
                "sampled-422.jpg",
                "sampled-444.jpg",
                "progressive.jpg",
                "grey-jpeg.jpg",
                "turned.jpg",
                "turned-3.png",
                "turned-8.png",
                "alpha-deep.png",
                "palette-two-bit.png",
                "palette-alpha.png",
                "colour-key.png",
                "cmyk.jpg",
                "cmyk-progressive.jpg",
                "ycck.jpg"
            })
    void everyKindHasPillowsPixels(String file) throws IOException {
        RgbImage image = codec.decode(reference(file));

        assertThat(image.width()).isEqualTo(WIDTH);
        assertThat(image.height()).isEqualTo(HEIGHT);
        assertThat(image.pixels()).isEqualTo(reference(file.substring(0, file.indexOf('.')) + ".rgb"));
    }

    @ParameterizedTest
    @CsvSource({
        "dot.png,1,1",
        "dot-jpeg.jpg,1,1",
        "column.png,1,500",
        "column-jpeg.jpg,1,500",
        "row.png,500,1",
        "row-jpeg.jpg,500,1"
    })
    void theThinnestHavePillowsPixels(String file, int width, int height) throws IOException {
        RgbImage image = codec.decode(reference(file));

        assertThat(image)
                .isEqualTo(new RgbImage(width, height, reference(file.substring(0, file.indexOf('.')) + ".rgb")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha.png", "grey-deep.png", "sampled-420.jpg", "cmyk.jpg"})
    void decodedAndFittedAtOnceItIsAsOneAfterTheOther(String file) throws IOException {
        byte[] picture = reference(file);
        Fitting smaller = new Fitting.ShorterSide(12, Resampling.BILINEAR);
        Fitting same = new Fitting.Exact(WIDTH, HEIGHT, Resampling.BILINEAR);

        assertThat(codec.decode(picture, smaller, 10)).isEqualTo(smaller.fit(codec.decode(picture), 10));
        assertThat(codec.decode(picture, same, 10))
                .isEqualTo(codec.decode(picture).cut(6, 4, 10, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 40, 85, 100})
    void aJpegHasPillowsBytes(int quality) throws IOException {
        RgbImage colour = new RgbImage(WIDTH, HEIGHT, reference("colour.rgb"));

        assertThat(codec.encodeJpeg(colour, quality)).isEqualTo(reference("encoded-" + quality + ".jpg"));
        assertThat(codec.encodeOptimizedJpeg(colour, quality)).isEqualTo(reference("optimized-" + quality + ".jpg"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,1", "1,9", "32,32", "201,7"})
    void aPngComesBackAsItWas(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        new SplittableRandom(width).nextBytes(pixels);
        Arrays.fill(pixels, 0, pixels.length / 2, (byte) 200);

        RgbImage image = new RgbImage(width, height, pixels);

        assertThat(codec.decode(codec.encodePng(image))).isEqualTo(image);
        assertThat(codec.decode(codec.encodePngQuickly(image))).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"colour.png", "palette.png", "grey-deep.png", "sampled-420.jpg", "progressive.jpg", "cmyk.jpg"})
    void aPictureCutAnywhereIsRefused(String file) throws IOException {
        byte[] whole = reference(file);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(DamagedImageException.class)
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void aPngWithAWrongBitAnywhereIsRefusedOrTheSame() throws IOException {
        byte[] whole = reference("colour.png");
        byte[] pixels = codec.decode(whole).pixels();

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            try {
                assertThat(codec.decode(damaged).pixels()).as("byte %d", at).isEqualTo(pixels);
            } catch (DamagedImageException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] png = reference("colour.png");
        png[16] = 0x00;
        png[17] = (byte) 0xff;

        assertThatThrownBy(() -> codec.decode(png))
                .isInstanceOf(DamagedImageException.class)
                .hasMessage("16711701x17 pixels; at most 67108864 pixels are allowed");
        assertThatThrownBy(() -> new ImageCodec(100).decode(reference("sampled-420.jpg")))
                .hasMessage("21x17 pixels; at most 100 pixels are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a and more", "neither of them", "\u0089PNG\r\n"})
    void whatIsNeitherPngNorJpegIsRefused(String content) {
        assertThatThrownBy(() -> codec.decode(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(DamagedImageException.class)
                .hasMessage("neither a PNG nor a JPEG");
    }

    @Test
    void manyThreadsMayShareOne() throws IOException {
        byte[] jpeg = reference("sampled-420.jpg");
        byte[] pixels = reference("sampled-420.rgb");

        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> codec.decode(jpeg)))
                .allSatisfy(image -> assertThat(image.pixels()).isEqualTo(pixels));
    }

    private static byte[] reference(String file) throws IOException {
        try (InputStream content = ImageCodecTest.class.getResourceAsStream("/reference/pictures/" + file)) {
            if (content == null) {
                throw new IllegalArgumentException("no reference picture " + file);
            }
            return content.readAllBytes();
        }
    }
}
