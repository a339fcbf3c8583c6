package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import org.junit.jupiter.api.Test;

/** Both sides of the comparison with PyTorch start from the same place. */
class ReferenceTest {

    private final Reference reference = new Reference();

    @Test
    void theStartingWeightsAreThoseOfTheScript() {
        assertThat(reference.get("weights-sums").properties()).hasSize(3).allSatisfy(network -> {
            double sum = 0;
            for (float[] tensor : DrawnNetwork.values(Reference.architecture(network.getKey()), reference.weightsSeed())
                    .values()) {
                for (float value : tensor) {
                    sum += value;
                }
            }
            assertThat(sum).isCloseTo(network.getValue().asDouble(), within(1e-6));
        });
    }

    @Test
    void thePicturesAreThoseOfTheScript() {
        assertThat(reference.pairs().stream()
                        .mapToLong(pair -> sum(pair.original()))
                        .sum())
                .isEqualTo(reference.get("originals-sum").asLong());
        assertThat(reference.pairs().stream()
                        .mapToLong(pair -> sum(pair.modified()))
                        .sum())
                .isEqualTo(reference.get("modified-sum").asLong());
        assertThat(reference.pairs().stream()
                        .mapToLong(pair -> sum(pair.mask().orElseThrow()))
                        .sum())
                .isEqualTo(3 * reference.get("masks-sum").asLong());
    }

    private static long sum(RgbImage image) {
        long sum = 0;
        for (byte value : image.pixels()) {
            sum += value & 0xff;
        }
        return sum;
    }
}
