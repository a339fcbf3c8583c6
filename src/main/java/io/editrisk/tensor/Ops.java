package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** The operations that networks and losses are made of; float32 throughout, NCHW. */
public final class Ops {

    private static final double BATCH_NORM_EPSILON = 1e-5;
    private static final double BATCH_NORM_MOMENTUM = 0.1;

    private Ops() {}

    /** Convolution of {@code x} [N,C,H,W] with {@code weight} [K,C,h,w] and {@code bias} [K], ungrouped. */
    public static NDArray convolution(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
        return JniUtils.convolution(
                pt(x),
                pt(weight),
                pt(bias),
                new Shape(stride, stride),
                new Shape(padding, padding),
                new Shape(1, 1),
                1);
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

    /** The largest of each 2x2; height and width halve. */
    public static NDArray maxPool(NDArray x) {
        return JniUtils.maxPool(pt(x), new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
    }

    /** The mean over height and width: [N,C,H,W] to [N,C]. */
    public static NDArray spatialMean(NDArray x) {
        return JniUtils.adaptiveAvgPool(pt(x), new Shape(1, 1))
                .reshape(x.getShape().get(0), x.getShape().get(1));
    }

    /** {@code x} [N,C] times {@code weight} [K,C] transposed, plus {@code bias} [K]. */
    public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return JniUtils.linear(pt(x), pt(weight), pt(bias));
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
}
