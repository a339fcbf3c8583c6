package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.RgbImage;
import io.editrisk.tensor.BorrowedMemory;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

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
