package io.editrisk.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the published code's pixels, every one of them: {@code src/test/reference/corruptions.py}. */
class CorruptionsTest {

    private static final FrostTextures FROST = ReferencePictures.frost();

    static Stream<Arguments> everything() {
        return Corruptions.names().stream()
                .flatMap(name -> Stream.of(32, 64, 224, 299)
                        .flatMap(size ->
                                IntStream.rangeClosed(1, 5).mapToObj(severity -> Arguments.of(name, size, severity))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSameDrawsGiveThePublishedPixels(String name, int size, int severity) {
        Corruption corruption = Corruptions.named(name, FROST);
        List<RgbImage> corrupted = ReferencePictures.inputs(size).stream()
                .map(input -> corruption.apply(input, severity, ReferencePictures.draws()))
                .toList();

        assertThat(ReferencePictures.digest(corrupted)).isEqualTo(ReferencePictures.published(name, size, severity));
    }

    @Test
    void allNineteenAreThereInThePublishedOrderAndTheFourExtraOnesAreToldApart() {
        assertThat(Corruptions.names()).hasSize(19).doesNotHaveDuplicates();
        assertThat(Corruptions.commonNames()).isEqualTo(Corruptions.names().subList(0, 15));
        assertThat(Corruptions.names().subList(15, 19))
                .containsExactly("speckle_noise", "gaussian_blur", "spatter", "saturate");
    }

    @Test
    void aPictureOfAnotherSizeTakesTheParametersOfTheNearest() {
        assertThat(PublishedSize.of(flat(28, 28))).isEqualTo(PublishedSize.CIFAR);
        assertThat(PublishedSize.of(flat(96, 128))).isEqualTo(PublishedSize.TINY);
        assertThat(PublishedSize.of(flat(500, 375))).isEqualTo(PublishedSize.IMAGENET);
        assertThat(PublishedSize.of(flat(299, 299))).isEqualTo(PublishedSize.INCEPTION);
        assertThat(PublishedSize.of(flat(300, 300))).isEqualTo(PublishedSize.IMAGENET);
    }

    @Test
    void everyCorruptionKeepsTheSizeOfAnyPicture() {
        for (Corruption corruption : Corruptions.all()) {
            for (RgbImage image : List.of(flat(1, 1), flat(2, 5), flat(7, 3), flat(40, 100), flat(700, 120))) {
                for (int severity = 1; severity <= 5; severity++) {
                    RgbImage corrupted = corruption.apply(image, severity, SeededDraws.of(severity));
                    assertThat(corrupted.width()).as(corruption.name()).isEqualTo(image.width());
                    assertThat(corrupted.height()).as(corruption.name()).isEqualTo(image.height());
                }
            }
        }
    }

    /** What a mirrored or turned index would get wrong: a rectangle's halves are those of its two squares. */
    @Test
    void rectanglesAreCorruptedAsSquaresAre() {
        RgbImage square = ReferencePictures.inputs(224).get(0);
        byte[] twice = Arrays.copyOf(square.pixels(), 2 * square.pixels().length);
        System.arraycopy(square.pixels(), 0, twice, square.pixels().length, square.pixels().length);
        RgbImage high = new RgbImage(224, 448, twice);
        for (String name : List.of("gaussian_blur", "defocus_blur", "brightness", "saturate")) {
            RgbImage whole = Corruptions.named(name).apply(square, 3, SeededDraws.of(1));
            RgbImage part = Corruptions.named(name).apply(high, 3, SeededDraws.of(1));
            assertThat(part.cut(0, 0, 224, 200)).as(name).isEqualTo(whole.cut(0, 0, 224, 200));
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
                .hasMessage("unknown corruption 'frog'; allowed: " + String.join(", ", Corruptions.names()));
    }

    private static RgbImage flat(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        Arrays.fill(pixels, (byte) 100);
        return new RgbImage(width, height, pixels);
    }
}
