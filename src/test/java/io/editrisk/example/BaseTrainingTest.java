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

    private static byte[] trained(long seed, List<Double> losses) {
        return new BaseTraining(SMALL_VGG, 3, seed)
                .train(BRIGHTNESS, EPOCHS, (epoch, loss, network, weights) -> losses.add(loss));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        byte[] first = trained(1, new ArrayList<>());

        assertThat(trained(1, new ArrayList<>())).isEqualTo(first);
        assertThat(Arrays.equals(trained(2, new ArrayList<>()), first)).isFalse();
    }

    @Test
    void whatIsSeenAfterTheLastEpochIsWhatIsWritten(@TempDir Path folder) throws IOException {
        List<float[]> seen = new ArrayList<>();
        byte[] written = new BaseTraining(SMALL_VGG, 3, 1)
                .train(BRIGHTNESS, EPOCHS, (epoch, loss, network, weights) -> seen.add(logits(network, weights)));

        Path file = Files.write(folder.resolve("weights.safetensors"), written);
        try (NDManager manager = TensorEngine.manager()) {
            Weights weights = Weights.of(Safetensors.load(file, manager));
            assertThat(seen.get(EPOCHS - 1)).containsExactly(logits(new Network(SMALL_VGG), weights));
        }
        assertThat(seen.get(EPOCHS - 1)).isNotEqualTo(seen.get(EPOCHS - 2));
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
        List<Double> losses = new ArrayList<>();
        trained(1, losses);

        assertThat(losses).hasSize(EPOCHS);
        assertThat(losses.get(EPOCHS - 1)).isLessThan(0.2 * losses.get(0));
    }
}
