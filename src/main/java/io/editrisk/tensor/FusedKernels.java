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

    private static final String NO_SCALARS = "annotate(List[Optional[number]], [])";
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
            kernels.linear(Activation.NONE, true);
            return Optional.of(kernels);
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    /** {@code activation(x wT + b)}. */
    NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias, Activation activation) {
        return linear(activation, bias != null).apply(arguments(x, weight, bias));
    }

    /** {@code x wT + b + other}. */
    NDArray linearPlus(NDArray x, NDArray other, NDArray weight, NDArray bias) {
        return function("ops.mkldnn._linear_pointwise(x, other, w, b, \"add\")", "x", "other", "w", "b")
                .apply(x, other, weight, bias);
    }

    /** {@code activation(convolution(x) + b)}. */
    NDArray convolution(
            NDArray x, NDArray weight, @Nullable NDArray bias, ConvolutionShape shape, Activation activation) {
        String result = "ops.mkldnn._convolution_pointwise(x, w, %s, %s, 1, %s)"
                .formatted(bias == null ? "None" : "b", shape.arguments(), activation.arguments());
        TorchFunction function = bias == null ? function(result, "x", "w") : function(result, "x", "w", "b");
        return function.apply(arguments(x, weight, bias));
    }

    /** {@code convolution(x) + b + other}. */
    NDArray convolutionPlus(NDArray x, NDArray other, NDArray weight, NDArray bias, ConvolutionShape shape) {
        String result = "ops.mkldnn._convolution_pointwise(x, other, w, b, %s, 1, \"add\", None, None, %s, None)"
                .formatted(shape.arguments(), NO_SCALARS);
        return function(result, "x", "other", "w", "b").apply(x, other, weight, bias);
    }

    private TorchFunction linear(Activation activation, boolean bias) {
        String result =
                "ops.mkldnn._linear_pointwise(x, w, %s, %s)".formatted(bias ? "b" : "None", activation.arguments());
        return bias ? function(result, "x", "w", "b") : function(result, "x", "w");
    }

    private TorchFunction function(String result, String... parameters) {
        return functions.computeIfAbsent(result, text -> new TorchFunction(text, parameters));
    }

    private static NDArray[] arguments(NDArray x, NDArray weight, @Nullable NDArray bias) {
        return bias == null ? new NDArray[] {x, weight} : new NDArray[] {x, weight, bias};
    }
}
