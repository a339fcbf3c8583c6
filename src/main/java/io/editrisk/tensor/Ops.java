package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that networks and losses are made of; float32 throughout, NCHW. */
public final class Ops {

    private static final double BATCH_NORM_EPSILON = 1e-5;
    private static final double BATCH_NORM_MOMENTUM = 0.1;
    private static final double QUICK_GELU = 1.702;
    private static final int BICUBIC = 3;
    private static final TorchFunction CHANNELS_LAST = new TorchFunction("torch.contiguous(x, memory_format=2)", "x");
    private static final TorchFunction RELU_IN_PLACE = new TorchFunction("torch.relu_(x)", "x");

    /** In one block of memory, where no gradient needs what is on the way. */
    private static final TorchFunction QUICKER_GELU =
            new TorchFunction("torch.mul_(torch.sigmoid_(torch.mul(x, " + QUICK_GELU + ")), x)", "x");

    private static final TorchFunction ATTENTION =
            new TorchFunction("torch.scaled_dot_product_attention(q, k, v)", "q", "k", "v");

    /** As products: the engine's own attention is slower than float32's where a CPU's products of bfloat16 are faster. */
    private static final TorchFunction BRIEF_ATTENTION = new TorchFunction(
            "torch.matmul(torch.softmax(torch.matmul(torch.mul(q, torch.size(q, -1) ** -0.5),"
                    + " torch.transpose(k, -2, -1)), -1), v)",
            "q",
            "k",
            "v");

    private static final TorchFunction CAUSAL_ATTENTION =
            new TorchFunction("torch.scaled_dot_product_attention(q, k, v, None, 0., True)", "q", "k", "v");

    private Ops() {}

    /** Whether no element of {@code x} is NaN or infinite. */
    public static boolean finite(NDArray x) {
        return Float.isFinite(x.abs().max().getFloat());
    }

    /**
     * Convolution of {@code x} [N,C,H,W] with {@code weight} [K,C,h,w] and {@code bias} [K], ungrouped.
     *
     * @param bias may be null
     */
    public static NDArray convolution(NDArray x, NDArray weight, @Nullable NDArray bias, ConvolutionShape shape) {
        return JniUtils.convolution(
                pt(x),
                pt(weight),
                orNull(bias),
                new Shape(shape.stride(), shape.stride()),
                new Shape(shape.padding(), shape.padding()),
                new Shape(1, 1),
                1);
    }

    /** A convolution and what follows it, in one pass over memory where there is a kernel for that. */
    public static NDArray convolution(
            NDArray x, NDArray weight, @Nullable NDArray bias, ConvolutionShape shape, Activation activation) {
        return FusedKernels.of(x)
                .map(kernels -> kernels.convolution(x, weight, bias, shape, activation))
                .orElseGet(() -> activate(convolution(x, weight, bias, shape), activation));
    }

    /** {@code convolution(x) + other}, as a residual branch ends. */
    public static NDArray convolutionPlus(
            NDArray x, NDArray other, NDArray weight, NDArray bias, ConvolutionShape shape) {
        return FusedKernels.of(x)
                .map(kernels -> kernels.convolutionPlus(x, other, weight, bias, shape))
                .orElseGet(() -> convolution(x, weight, bias, shape).add(other));
    }

    /** The same values with channels innermost in memory, which convolutions on a CPU are faster on; for four dimensions. */
    public static NDArray channelsLast(NDArray x) {
        return CHANNELS_LAST.apply(x);
    }

    /**
     * The weight and bias of one convolution that does what a convolution and the frozen batch norm behind it do.
     *
     * @param bias may be null
     */
    public static List<NDArray> folded(
            NDArray weight, @Nullable NDArray bias, NDArray scale, NDArray shift, NDArray mean, NDArray variance) {
        NDArray factor = scale.div(variance.add(BATCH_NORM_EPSILON).sqrt());
        NDArray moved = bias == null ? mean.neg() : bias.sub(mean);
        return List.of(
                weight.mul(factor.reshape(-1, 1, 1, 1)), moved.mul(factor).add(shift));
    }

    /** Batch norm with the statistics it was trained with, which stay as they are. */
    public static NDArray frozenBatchNorm(NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance) {
        return JniUtils.batchNorm(
                pt(x), pt(mean), pt(variance), pt(weight), pt(bias), false, BATCH_NORM_MOMENTUM, BATCH_NORM_EPSILON);
    }

    /** Batch norm by the batch's own statistics; {@code mean} and {@code variance} are moved towards them in place. */
    public static NDArray trainingBatchNorm(NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance) {
        return JniUtils.batchNorm(
                pt(x), pt(mean), pt(variance), pt(weight), pt(bias), true, BATCH_NORM_MOMENTUM, BATCH_NORM_EPSILON);
    }

    public static NDArray relu(NDArray x) {
        return JniUtils.relu(pt(x));
    }

    /** The same in the place of {@code x}, which nothing else may need and no gradient go through. */
    public static NDArray reluInPlace(NDArray x) {
        return RELU_IN_PLACE.apply(x);
    }

    /** x·Φ(x), with the error function. */
    public static NDArray gelu(NDArray x) {
        return JniUtils.gelu(pt(x));
    }

    /** x·σ(1.702x), OpenAI's approximation of {@link #gelu}. */
    public static NDArray quickGelu(NDArray x) {
        return Gradients.recording() ? x.mul(JniUtils.sigmoid(pt(x.mul(QUICK_GELU)))) : QUICKER_GELU.apply(x);
    }

    /** The largest of each 2x2; height and width halve. */
    public static NDArray maxPool(NDArray x) {
        return maxPool(x, 2, new ConvolutionShape(2, 0));
    }

    /** The largest of each {@code size} x {@code size}; padding is never the largest. */
    public static NDArray maxPool(NDArray x, int size, ConvolutionShape shape) {
        return JniUtils.maxPool(
                pt(x),
                new Shape(size, size),
                new Shape(shape.stride(), shape.stride()),
                new Shape(shape.padding(), shape.padding()),
                false);
    }

    /** The mean over height and width: [N,C,H,W] to [N,C]. */
    public static NDArray spatialMean(NDArray x) {
        return spatialMeans(x, 1).reshape(x.getShape().get(0), x.getShape().get(1));
    }

    /** Means over {@code size} x {@code size} parts of the picture: [N,C,H,W] to [N,C,size,size]. */
    public static NDArray spatialMeans(NDArray x, int size) {
        return JniUtils.adaptiveAvgPool(pt(x), new Shape(size, size));
    }

    /**
     * {@code x} [...,C] times {@code weight} [K,C] transposed, plus {@code bias} [K].
     *
     * @param bias may be null
     */
    public static NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
        return linear(x, weight, bias, Activation.NONE);
    }

    /** A linear layer and what follows it, in one pass over memory where there is a kernel for that. */
    public static NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias, Activation activation) {
        return FusedKernels.of(x)
                .map(kernels -> kernels.linear(x, weight, bias, activation))
                .orElseGet(() -> activate(JniUtils.linear(pt(x), pt(weight), orNull(bias)), activation));
    }

    /** {@code linear(x) + other}, as a residual branch ends. */
    public static NDArray linearPlus(NDArray x, NDArray other, NDArray weight, NDArray bias) {
        return FusedKernels.of(x)
                .map(kernels -> kernels.linearPlus(x, other, weight, bias))
                .orElseGet(() -> JniUtils.linear(pt(x), pt(weight), pt(bias)).add(other));
    }

    /** Each vector [...,C] less its mean, over its deviation, times {@code weight} plus {@code bias} [C]. */
    public static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        return JniUtils.layerNorm(pt(x), weight.getShape(), pt(weight), pt(bias), epsilon);
    }

    /**
     * Scaled dot-product attention of several heads.
     *
     * @param queries [N,T,heads·d]
     * @param keys [N,S,heads·d]
     * @param values [N,S,heads·d]
     * @param causal whether a position sees only itself and those before it; T is S then
     * @return [N,T,heads·d]
     */
    public static NDArray attention(NDArray queries, NDArray keys, NDArray values, int heads, boolean causal) {
        return attention(queries.getDataType(), causal)
                .apply(headed(queries, heads), headed(keys, heads), headed(values, heads))
                .transpose(0, 2, 1, 3)
                .reshape(queries.getShape());
    }

    private static TorchFunction attention(DataType type, boolean causal) {
        if (causal) {
            return CAUSAL_ATTENTION;
        }
        boolean products = type != DataType.FLOAT32 && TensorEngine.device().startsWith("cpu");
        return products ? BRIEF_ATTENTION : ATTENTION;
    }

    /** [N,T,heads·d] to [N,heads,T,d], a view. */
    private static NDArray headed(NDArray x, int heads) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads)
                .transpose(0, 2, 1, 3);
    }

    /**
     * Embeddings of a square grid's positions [1,1+T,width], the first of which stands for none, for a grid of {@code rows} x
     * {@code columns}: bicubic with antialiasing, as timm's resample_abs_pos_embed.
     */
    public static NDArray resampledPositions(NDArray positions, long rows, long columns) {
        long width = positions.getShape().get(2);
        long side = Math.round(Math.sqrt((double) positions.getShape().get(1) - 1));
        NDArray grid = positions.get(":, 1:").reshape(1, side, side, width).transpose(0, 3, 1, 2);
        NDArray resampled = JniUtils.interpolate(pt(grid), new long[] {rows, columns}, BICUBIC, false);
        NDArray tokens = resampled.transpose(0, 2, 3, 1).reshape(1, rows * columns, width);
        return positions.get(":, :1").concat(tokens, 1);
    }

    /** The rows of a {@code table} [V,C] by their index {@code ids} [...], int64: [...,C]. */
    public static NDArray rows(NDArray table, NDArray ids) {
        return JniUtils.embedding(pt(ids), pt(table), false);
    }

    /** Of each of {@code x} [N,T,C] the vector at its place {@code at} [N], int64: [N,C]. */
    public static NDArray at(NDArray x, NDArray at) {
        Shape shape = x.getShape();
        NDArray index = at.reshape(-1, 1, 1).broadcast(shape.get(0), 1, shape.get(2));
        return x.gather(index, 1).reshape(shape.get(0), shape.get(2));
    }

    /** Each vector [N,C] over its Euclidean length. */
    public static NDArray ofLengthOne(NDArray x) {
        return x.div(x.square().sum(new int[] {1}, true).sqrt());
    }

    private static NDArray activate(NDArray x, Activation activation) {
        return switch (activation) {
            case NONE -> x;
            case RELU -> relu(x);
            case GELU -> gelu(x);
        };
    }

    /** Mean cross-entropy of {@code logits} [N,K] against {@code labels} [N], int64. */
    public static NDArray crossEntropy(NDArray logits, NDArray labels) {
        NDArray logProbabilities = logits.logSoftmax(1);
        return logProbabilities.gather(labels.expandDims(1), 1).mean().neg();
    }

    /** The mean over all elements of the squared difference. */
    public static NDArray meanSquaredError(NDArray a, NDArray b) {
        return a.sub(b).square().mean();
    }

    /** The class of the largest logit of each row, on the Java side. */
    public static int[] predictions(NDArray logits) {
        long[] classes = logits.argMax(1).toType(DataType.INT64, false).toLongArray();
        int[] predictions = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            predictions[i] = Math.toIntExact(classes[i]);
        }
        return predictions;
    }

    private static PtNDArray pt(NDArray array) {
        return (PtNDArray) array;
    }

    /** The engine itself takes a null for a bias that there is not. */
    @SuppressWarnings("NullAway")
    private static PtNDArray orNull(@Nullable NDArray bias) {
        return (PtNDArray) bias;
    }
}
