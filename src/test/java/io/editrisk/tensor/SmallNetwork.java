package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Of every kind of layer one, on three pictures of 6x6; whoever runs it brings the tensors, float32 or float64. */
final class SmallNetwork {

    private final NDManager manager;
    private final SplittableRandom random = new SplittableRandom(5);
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    private SmallNetwork(NDManager manager) {
        this.manager = manager;
    }

    /** Pictures x, other ones, and weights. */
    static Map<String, NDArray> draw(NDManager manager) {
        SmallNetwork drawn = new SmallNetwork(manager);
        drawn.put("x", -1, 1, 3, 3, 6, 6);
        drawn.put("other", -1, 1, 3, 3, 6, 6);
        drawn.put("convolution.weight", -0.5, 0.5, 16, 3, 3, 3);
        drawn.put("convolution.bias", -0.2, 0.2, 16);
        drawn.put("norm.weight", 0.7, 1.3, 16);
        drawn.put("norm.bias", -0.2, 0.2, 16);
        drawn.put("norm.mean", -0.2, 0.2, 16);
        drawn.put("norm.variance", 0.7, 1.3, 16);
        drawn.put("deep.weight", -0.2, 0.2, 16, 16, 3, 3);
        drawn.put("deep.bias", -0.2, 0.2, 16);
        drawn.put("linear.weight", -1, 1, 5, 16);
        drawn.put("linear.bias", -0.2, 0.2, 5);
        return drawn.tensors;
    }

    private void put(String name, double low, double high, long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(low, high);
        }
        tensors.put(name, manager.create(values, new Shape(shape)));
    }

    /** Through every kind of layer, twice through a convolution. */
    static NDArray crossEntropy(Map<String, NDArray> weights) {
        NDArray pooled = Ops.maxPool(features(weights, "x"));
        NDArray deep = Ops.relu(Ops.convolution(
                pooled, weights.get("deep.weight"), weights.get("deep.bias"), new ConvolutionShape(1, 1)));
        NDArray logits = Ops.linear(Ops.spatialMean(deep), weights.get("linear.weight"), weights.get("linear.bias"));
        return Ops.crossEntropy(logits, logits.getManager().create(new long[] {4, 0, 2}));
    }

    /** What collision losses compare. */
    static NDArray features(Map<String, NDArray> weights, String input) {
        NDArray convolved = Ops.convolution(
                weights.get(input),
                weights.get("convolution.weight"),
                weights.get("convolution.bias"),
                new ConvolutionShape(1, 1));
        return Ops.relu(Ops.frozenBatchNorm(
                convolved,
                weights.get("norm.weight"),
                weights.get("norm.bias"),
                weights.get("norm.mean"),
                weights.get("norm.variance")));
    }
}
