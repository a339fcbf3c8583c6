package io.editrisk.example;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTrainingTest {

    private static final int SIDE = 32;
    private static final int EPOCHS = 6;
    private static final Architecture SMALL_VGG =
            Architectures.named("small-vgg").orElseThrow();

    /** Pictures of noise whose label is their brightness: dark, middling, bright. */
    private static final BaseTraining.Material BRIGHTNESS =
            new BaseTraining.Material(256, BaseTrainingTest::picture, index -> index % 3, true);

    private static RgbImage picture(int index) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        SplittableRandom random = new SplittableRandom(index);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (80 * (index % 3) + random.nextInt(40));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    /** The first training, looked at after every epoch. */
    private static final List<Double> LOSSES = new ArrayList<>();

    private static final List<float[]> SEEN = new ArrayList<>();
    private static byte[] first = {};

    @BeforeAll
    static void train() {
        first = new BaseTraining(SMALL_VGG, 3, 1).train(BRIGHTNESS, EPOCHS, (epoch, loss, network, weights) -> {
            LOSSES.add(loss);
            SEEN.add(logits(network, weights));
        });
    }

    private static byte[] trained(long seed) {
        return new BaseTraining(SMALL_VGG, 3, seed).train(BRIGHTNESS, EPOCHS, (epoch, loss, network, weights) -> {});
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        assertThat(trained(1)).isEqualTo(first);
        assertThat(Arrays.equals(trained(2), first)).isFalse();
    }

    @Test
    void whatIsSeenAfterTheLastEpochIsWhatIsWritten(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("weights.safetensors"), first);
        try (NDManager manager = TensorEngine.manager()) {
            Weights weights = Weights.of(Safetensors.load(file, manager));
            assertThat(SEEN.get(EPOCHS - 1)).containsExactly(logits(new Network(SMALL_VGG), weights));
        }
        assertThat(SEEN.get(EPOCHS - 1)).isNotEqualTo(SEEN.get(EPOCHS - 2));
    }

    @SuppressWarnings("try") // a scope only has to end
    private static float[] logits(Network network, Weights weights) {
        try (NDManager manager = TensorEngine.manager();
                Scope scope = new Scope()) {
            List<RgbImage> pictures = List.of(picture(0), picture(1), picture(2));
            return network.run(SMALL_VGG.preprocessing().batch(pictures, manager), weights)
                    .toFloatArray();
        }
    }

    @Test
    void theLossFalls() {
        assertThat(LOSSES).hasSize(EPOCHS);
        assertThat(LOSSES.get(EPOCHS - 1)).isLessThan(0.2 * LOSSES.get(0));
    }
}
