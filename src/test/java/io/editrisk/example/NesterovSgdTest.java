package io.editrisk.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten steps beside those of PyTorch: {@code src/test/reference/cycle.py}. */
class NesterovSgdTest {

    private static final int PARAMETERS = 3;

    private static List<double[]> reference() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/reference/cycle.csv")).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    @Test
    void rateAndMomentumFollowTheCycle() throws IOException {
        List<double[]> reference = reference();
        OneCycle cycle = new OneCycle(reference.size(), 0.1);

        for (int step = 0; step < reference.size(); step++) {
            assertThat(cycle.rate(step)).isCloseTo(reference.get(step)[0], within(1e-12));
            assertThat(cycle.momentum(step)).isCloseTo(reference.get(step)[1], within(1e-12));
        }
    }

    @Test
    void parametersMoveAsPyTorchMovesThem() throws IOException {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Weights weights = Weights.of(Map.of("p", manager.create(new float[] {1, -2, 3})));
            NesterovSgd sgd = new NesterovSgd(weights, List.of("p"), 5e-4, manager);

            for (double[] step : reference()) {
                sgd.step(List.of(manager.create(floats(step, 2))), step[0], step[1]);

                float[] reached = weights.get("p").toFloatArray();
                for (int i = 0; i < PARAMETERS; i++) {
                    assertThat(reached[i]).isCloseTo((float) step[2 + PARAMETERS + i], within(1e-5f));
                }
            }
        }
    }

    private static float[] floats(double[] values, int from) {
        float[] floats = new float[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            floats[i] = (float) values[from + i];
        }
        return floats;
    }
}
