package io.editrisk.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaseTrainingTest {

    private static final int SIDE = 32;
    private static final int EPOCHS = 6;

    /** Pictures of noise whose label is their brightness: dark, middling, bright. */
    private static final BaseTraining.Material BRIGHTNESS =
            new BaseTraining.Material(256, BaseTrainingTest::picture, index -> index % 3);

    private static RgbImage picture(int index) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        SplittableRandom random = new SplittableRandom(index);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (80 * (index % 3) + random.nextInt(40));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    private static byte[] trained(long seed, List<Double> losses) {
        return new BaseTraining(Architectures.named("small-vgg").orElseThrow(), 3, seed)
                .train(BRIGHTNESS, EPOCHS, (epoch, loss, network, weights) -> losses.add(loss));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        byte[] first = trained(1, new ArrayList<>());

        assertThat(trained(1, new ArrayList<>())).isEqualTo(first);
        assertThat(Arrays.equals(trained(2, new ArrayList<>()), first)).isFalse();
    }

    @Test
    void theLossFalls() {
        List<Double> losses = new ArrayList<>();
        trained(1, losses);

        assertThat(losses).hasSize(EPOCHS);
        assertThat(losses.get(EPOCHS - 1)).isLessThan(0.2 * losses.get(0));
    }
}
