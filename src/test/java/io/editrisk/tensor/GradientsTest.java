package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GradientsTest extends OverSmallNetwork {

    @Test
    void theLossIsThatOfAPassWithoutGradients() {
        Gradients gradients = gradients(SmallNetwork::crossEntropy, List.of("linear.weight"));

        assertThat(gradients.loss())
                .isEqualTo(SmallNetwork.crossEntropy(tensors).getFloat());
    }

    @Test
    void gradientsDoNotAddUpOverCalls() {
        float[] once = gradients(SmallNetwork::crossEntropy, List.of("norm.weight"))
                .gradients()
                .get(0)
                .toFloatArray();

        Gradients first = gradients(SmallNetwork::crossEntropy, List.of("norm.weight"));
        Gradients second = gradients(SmallNetwork::crossEntropy, List.of("norm.weight"));

        assertThat(first.gradients().get(0).toFloatArray())
                .as("and are not cleared afterwards")
                .containsExactly(once);
        assertThat(second.gradients().get(0).toFloatArray()).containsExactly(once);
    }

    @Test
    void whatWasNotAskedForStaysAConstant() {
        gradients(SmallNetwork::crossEntropy, List.of("norm.weight"));

        assertThat(tensors.values()).noneMatch(NDArray::hasGradient);
        assertThat(SmallNetwork.crossEntropy(tensors).hasGradient()).isFalse();
    }

    @Test
    void aParameterThatTheLossDoesNotUseHasTheGradientZero() {
        Gradients gradients = gradients(
                weights -> SmallNetwork.features(weights, "x").mean(),
                List.of("linear.bias", "norm.bias", "linear.bias"));

        assertThat(gradients.gradients().get(0).toFloatArray()).containsExactly(0, 0, 0, 0, 0);
        assertThat(gradients.gradients().get(1).abs().max().getFloat()).isPositive();
        assertThat(gradients.gradients().get(2).toFloatArray()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void aLossThatThrowsLeavesTheModeAndTheParametersAsTheyWere() {
        for (boolean mode : new boolean[] {false, true}) {
            JniUtils.setGradMode(mode);
            IllegalStateException fault = new IllegalStateException("no loss");

            assertThatThrownBy(() -> gradients(
                            weights -> {
                                SmallNetwork.crossEntropy(weights);
                                throw fault;
                            },
                            List.of("norm.weight", "linear.bias")))
                    .isSameAs(fault);

            assertThat(JniUtils.isGradMode()).isEqualTo(mode);
            assertThat(tensors.values()).noneMatch(NDArray::hasGradient);
        }
        JniUtils.setGradMode(false);
    }

    @Test
    void aLossThatCannotBeDifferentiatedLeavesThemToo() {
        assertThatThrownBy(() -> gradients(weights -> SmallNetwork.features(weights, "x"), List.of("norm.weight")))
                .as("no scalar")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gradients(weights -> weights.get("x").mean(), List.of("norm.weight")))
                .as("does not depend on the parameter")
                .isInstanceOf(RuntimeException.class);

        assertThat(JniUtils.isGradMode()).isFalse();
        assertThat(tensors.values()).noneMatch(NDArray::hasGradient);
        assertThat(gradients(SmallNetwork::crossEntropy, List.of("norm.weight")).gradients())
                .hasSize(1);
    }

    @Test
    void threadsThatShareConstantsDoNotDisturbEachOther() throws Exception {
        float[] alone = gradients(SmallNetwork::crossEntropy, List.of("linear.weight"))
                .gradients()
                .get(0)
                .toFloatArray();
        Callable<List<float[]>> training = () -> onItsOwnCopy("linear.weight", 200);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<float[]>> thread : threads.invokeAll(List.of(training, training))) {
                assertThat(thread.get())
                        .allSatisfy(gradient -> assertThat(gradient).containsExactly(alone));
            }
        } finally {
            threads.shutdown();
        }
        assertThat(JniUtils.isGradMode()).as("this thread's mode").isFalse();
    }

    @SuppressWarnings("try") // a scope only has to end
    private List<float[]> onItsOwnCopy(String name, int times) {
        TensorEngine.enter();
        List<float[]> gradients = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try (Scope scope = new Scope()) {
                Map<String, NDArray> own = new HashMap<>(tensors);
                own.put(name, tensors.get(name).duplicate());
                Gradients found = Gradients.of(List.of(own.get(name)), () -> SmallNetwork.crossEntropy(own));
                gradients.add(found.gradients().get(0).toFloatArray());
                assertThat(JniUtils.isGradMode()).isFalse();
            }
        }
        return gradients;
    }

    private Gradients gradients(Function<Map<String, NDArray>, NDArray> loss, List<String> names) {
        return Gradients.of(names.stream().map(tensors::get).toList(), () -> loss.apply(tensors));
    }
}
