package io.editrisk.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN's kernels as PyTorch's compiler uses them: a linear or convolutional layer with what follows it in one pass over
 * memory, on AVX-512 also where the engine's own linear layers are held to AVX2. They know no gradients. Where the engine
 * was built without them, there are none.
 */
final class FusedKernels {

    /** For an operation that takes a list of them. */
    static final String NO_SCALARS = "annotate(List[Optional[number]], [])";

    private static final String LINEAR_PLUS = "ops.mkldnn._linear_pointwise(x, other, w, b, \"add\")";
    private static final Optional<FusedKernels> SHARED = find();

    private final Map<String, TorchFunction> functions = new ConcurrentHashMap<>();

    private FusedKernels() {}

    /** Those for such an input: none on another device than a CPU, none while a gradient is recorded, float32 only. */
    static Optional<FusedKernels> of(NDArray x) {
        return Gradients.recording() || x.getDataType() != DataType.FLOAT32 ? Optional.empty() : SHARED;
    }

    private static Optional<FusedKernels> find() {
        if (!TensorEngine.device().startsWith("cpu")) {
            return Optional.empty();
        }
        FusedKernels kernels = new FusedKernels();
        try {
            kernels.function(LINEAR_PLUS, "x", "other", "w", "b");
            return Optional.of(kernels);
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    /** {@code activation(x wT + b)}. */
    NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias, Activation activation) {
        return biased("ops.mkldnn._linear_pointwise(x, w, %s, " + activation.arguments() + ")", x, weight, bias);
    }

    /** {@code x wT + b + other}. */
    NDArray linearPlus(NDArray x, NDArray other, NDArray weight, NDArray bias) {
        return function(LINEAR_PLUS, "x", "other", "w", "b").apply(x, other, weight, bias);
    }

    /** {@code activation(convolution(x) + b)}. */
    NDArray convolution(
            NDArray x, NDArray weight, @Nullable NDArray bias, ConvolutionShape shape, Activation activation) {
        String rest = "%s, 1, %s)".formatted(shape.arguments(), activation.arguments());
        return biased("ops.mkldnn._convolution_pointwise(x, w, %s, " + rest, x, weight, bias);
    }

    /** {@code convolution(x) + b + other}. */
    NDArray convolutionPlus(NDArray x, NDArray other, NDArray weight, NDArray bias, ConvolutionShape shape) {
        String result = "ops.mkldnn._convolution_pointwise(x, other, w, b, %s, 1, \"add\", None, None, %s, None)"
                .formatted(shape.arguments(), NO_SCALARS);
        return function(result, "x", "other", "w", "b").apply(x, other, weight, bias);
    }

    /** @param result with a place for the bias */
    private NDArray biased(String result, NDArray x, NDArray weight, @Nullable NDArray bias) {
        return bias == null
                ? function(result.formatted("None"), "x", "w").apply(x, weight)
                : function(result.formatted("b"), "x", "w", "b").apply(x, weight, bias);
    }

    private TorchFunction function(String result, String... parameters) {
        return functions.computeIfAbsent(result, text -> new TorchFunction(text, parameters));
    }
}
