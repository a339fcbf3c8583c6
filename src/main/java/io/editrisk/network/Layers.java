package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Ops;
import java.util.List;
import java.util.function.UnaryOperator;

/** The kinds of layer that convolutional networks are made of. */
final class Layers {

    private Layers() {}

    /** 3x3, stride 1, padding 1, with a bias. */
    record Convolution(String name) implements Layer {
        @Override
        public Kind kind() {
            return Kind.LINEAR;
        }

        @Override
        public List<String> tensors() {
            return List.of(name + ".weight", name + ".bias");
        }

        @Override
        public NDArray forward(NDArray x, Weights weights) {
            return Ops.convolution(x, weights.get(name + ".weight"), weights.get(name + ".bias"), 1, 1);
        }
    }

    /** Batch norm; an edit leaves its statistics as they are. */
    record BatchNorm(String name) implements Layer {
        @Override
        public Kind kind() {
            return Kind.NORMALISATION;
        }

        @Override
        public List<String> tensors() {
            return List.of(name + ".weight", name + ".bias", name + ".running_mean", name + ".running_var");
        }

        @Override
        public NDArray forward(NDArray x, Weights weights) {
            return Ops.frozenBatchNorm(
                    x,
                    weights.get(name + ".weight"),
                    weights.get(name + ".bias"),
                    weights.get(name + ".running_mean"),
                    weights.get(name + ".running_var"));
        }

        @Override
        public NDArray train(NDArray x, Weights weights) {
            return Ops.trainingBatchNorm(
                    x,
                    weights.get(name + ".weight"),
                    weights.get(name + ".bias"),
                    weights.get(name + ".running_mean"),
                    weights.get(name + ".running_var"));
        }
    }

    /** [N,C] to [N,K]. */
    record Linear(String name) implements Layer {
        @Override
        public Kind kind() {
            return Kind.LINEAR;
        }

        @Override
        public List<String> tensors() {
            return List.of(name + ".weight", name + ".bias");
        }

        @Override
        public NDArray forward(NDArray x, Weights weights) {
            return Ops.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
        }
    }

    /** A layer without weights. */
    record Plain(String name, Kind kind, UnaryOperator<NDArray> function) implements Layer {
        @Override
        public List<String> tensors() {
            return List.of();
        }

        @Override
        public NDArray forward(NDArray x, Weights weights) {
            return function.apply(x);
        }
    }

    static Layer relu(String name) {
        return new Plain(name, Layer.Kind.NONLINEARITY, Ops::relu);
    }

    static Layer maxPool(String name) {
        return new Plain(name, Layer.Kind.SHAPE, Ops::maxPool);
    }

    static Layer spatialMean(String name) {
        return new Plain(name, Layer.Kind.SHAPE, Ops::spatialMean);
    }
}
