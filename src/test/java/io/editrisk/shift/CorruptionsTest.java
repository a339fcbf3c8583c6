package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against OpenCV, Pillow and NumPy: {@code src/test/reference/corruptions.py}. */
class CorruptionsTest {

    static Stream<Arguments> everything() {
        return Corruptions.names().stream()
                .flatMap(name -> Stream.of(32, 64, 224)
                        .flatMap(size ->
                                IntStream.rangeClosed(1, 5).mapToObj(severity -> Arguments.of(name, size, severity))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSameDrawsGiveThePublishedPixels(String corruption, int size, int severity) {
        assertThat(corrupted(corruption, size, severity))
                .isEqualTo(ReferencePictures.corrupted(corruption, size, severity));
    }

    @Test
    void aPictureOfAnotherSizeTakesTheParametersOfTheNearest() {
        assertThat(PublishedSize.of(flat(28, 28))).isEqualTo(PublishedSize.CIFAR);
        assertThat(PublishedSize.of(flat(96, 128))).isEqualTo(PublishedSize.TINY);
        assertThat(PublishedSize.of(flat(500, 375))).isEqualTo(PublishedSize.IMAGENET);
    }

    @Test
    void everyCorruptionKeepsTheSizeOfAnyPicture() {
        for (Corruption corruption : Corruptions.all()) {
            for (RgbImage image : List.of(flat(1, 1), flat(7, 3), flat(40, 100))) {
                RgbImage corrupted = corruption.apply(image, 5, SeededDraws.of(1));
                assertThat(corrupted.width()).as(corruption.name()).isEqualTo(image.width());
                assertThat(corrupted.height()).as(corruption.name()).isEqualTo(image.height());
            }
        }
    }

    @Test
    void aSeverityOutsideItsRangeIsRefused() {
        for (Corruption corruption : Corruptions.all()) {
            assertThatThrownBy(() -> corruption.apply(flat(32, 32), 6, SeededDraws.of(1)))
                    .hasMessage("severity 6 is not one of 1, 2, 3, 4, 5");
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Corruptions.named("frog"))
                .hasMessage("unknown corruption 'frog'; allowed: gaussian_noise, defocus_blur, fog, jpeg_compression");
    }

    private static RgbImage flat(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        Arrays.fill(pixels, (byte) 100);
        return new RgbImage(width, height, pixels);
    }

    private static byte[] corrupted(String corruption, int size, int severity) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (RgbImage input : ReferencePictures.inputs(size)) {
            pixels.writeBytes(Corruptions.named(corruption)
                    .apply(input, severity, ReferencePictures.draws())
                    .pixels());
        }
        byte[] all = pixels.toByteArray();
        return size == 224 ? Arrays.copyOf(all, 32 * 224 * 3) : all;
    }
}
