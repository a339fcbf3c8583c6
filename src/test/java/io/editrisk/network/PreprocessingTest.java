package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.Fitting;
import io.editrisk.image.HashedPicture;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import io.editrisk.tensor.BorrowedMemory;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Published networks against their own transforms: {@code src/test/reference/preprocessing.py}. */
class PreprocessingTest {

    private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

    /** One is Hugging Face's ViTImageProcessor's default, which no architecture here takes: timm's weights came first. */
    private static final Map<String, Preprocessing> PUBLISHED = Map.of(
            "torchvision", Preprocessing.torchvision(256),
            "timm-augreg", Preprocessing.timm(),
            "hugging-face-vit", new Preprocessing(224, new Fitting.Exact(224, 224, Resampling.BILINEAR), HALF, HALF),
            "clip-224", Preprocessing.clip(224),
            "clip-336", Preprocessing.clip(336));

    private NDManager manager;

    @BeforeEach
    void begin() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void everyChannelIsNormalisedByItsOwnMeanAndDeviation() {
        Preprocessing preprocessing = new Preprocessing(1, List.of(0f, 0.5f, 0.2f), List.of(1f, 0.25f, 2f));

        NDArray batch = preprocessing.batch(List.of(picture(1, 255, 0, 51), picture(1, 0, 255, 204)), manager);

        assertThat(batch.getShape()).isEqualTo(new Shape(2, 3, 1, 1));
        assertThat(batch.toFloatArray()).containsExactly(1, -2, 0, 0, 2, (204 / 255f - 0.2f) / 2);
    }

    @Test
    void theShapeIsChannelsFirstThoughPicturesAreChannelsLast() {
        Preprocessing preprocessing = new Preprocessing(2, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

        NDArray batch = preprocessing.batch(List.of(picture(2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)), manager);

        assertThat(batch.mul(255).round().toFloatArray()).containsExactly(1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12);
    }

    @Test
    void picturesOfAnotherSizeAreRefused() {
        Preprocessing preprocessing = new Preprocessing(2, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

        assertThatThrownBy(() -> preprocessing.batch(List.of(picture(1, 1, 2, 3)), manager))
                .hasMessage("a picture of 1x1 pixels; this network takes 2x2");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/preprocessing/normalised.csv", numLinesToSkip = 1)
    void publishedNetworksGetWhatTheirOwnTransformsMake(String network, int width, int height, long crc)
            throws IOException {
        RgbImage photograph = new ImageCodec().decode(photograph());
        Preprocessing preprocessing = PUBLISHED.get(network);

        float[] values = preprocessing.batch(List.of(photograph), manager).toFloatArray();

        assertThat(photograph.width()).isEqualTo(width);
        assertThat(photograph.height()).isEqualTo(height);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        assertThat(HashedPicture.crc(bytes.array())).isEqualTo(crc);
    }

    @Test
    void severalThreadsMakeTheSameBatch() {
        Preprocessing preprocessing = Preprocessing.clip(32);
        List<RgbImage> pictures = IntStream.range(0, 20)
                .mapToObj(i -> HashedPicture.of(40 + i, 60 - i))
                .toList();

        NDArray batch = preprocessing.batch(pictures, manager, ForkJoinPool.commonPool());

        assertThat(batch.toFloatArray())
                .containsExactly(preprocessing.batch(pictures, manager).toFloatArray());
    }

    @Test
    void whatWasCutBeforeItWasPublishedIsNotResizedASecondTime() {
        RgbImage published = HashedPicture.of(224, 224);
        Preprocessing torchvision = Preprocessing.torchvision(256);

        assertThat(torchvision.afterCrop(224).fit(published, 224).pixels()).isEqualTo(published.pixels());
        assertThat(torchvision.fit(published).pixels()).isNotEqualTo(published.pixels());
        assertThat(torchvision.afterCrop(299).fit(HashedPicture.of(299, 299), 224))
                .isEqualTo(Preprocessing.torchvision(299).fit(HashedPicture.of(299, 299)));
        assertThat(Preprocessing.clip(336).afterCrop(224))
                .isEqualTo(Preprocessing.clip(336).fitting());
    }

    @Test
    void aBatchThatIsKeptOwnsItsMemory() {
        List<RgbImage> pictures = DrawnNetwork.pictures(1, 50);
        float[] values = DrawnNetwork.ARCHITECTURE
                .preprocessing()
                .batch(pictures, manager)
                .toFloatArray();
        NDArray kept;
        try (Scope scope = new Scope()) {
            kept = scope.keep(DrawnNetwork.ARCHITECTURE.preprocessing().batch(pictures, manager));
        }

        BorrowedMemory.reuse();

        assertThat(kept.toFloatArray()).containsExactly(values);
    }

    private static byte[] photograph() throws IOException {
        try (InputStream content =
                PreprocessingTest.class.getResourceAsStream("/reference/preprocessing/photograph.jpg")) {
            return Objects.requireNonNull(content).readAllBytes();
        }
    }

    private static RgbImage picture(int size, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        return new RgbImage(size, size, pixels);
    }

    @Test
    void timmsTransformerTakesPicturesFromMinusOneToOne() {
        RgbImage white = new RgbImage(224, 224, filled(224 * 224 * 3, (byte) 255));
        RgbImage black = new RgbImage(224, 224, filled(224 * 224 * 3, (byte) 0));

        NDArray batch = Architectures.named("vit-b-16-timm")
                .orElseThrow()
                .preprocessing()
                .batch(List.of(white, black), manager);

        assertThat(batch.get(0).min().getFloat()).isEqualTo(1);
        assertThat(batch.get(1).max().getFloat()).isEqualTo(-1);
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
