package io.editrisk.example;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Trains a network from scratch over the code that edits it: cross-entropy, batches of 128, SGD with Nesterov momentum in
 * one cycle, weight decay 5e-4 on everything, a batch flipped left to right every other time where that is right. The same pictures and seed
 * give the same bytes on the same machine.
 */
final class BaseTraining {

    private static final int BATCH = 128;
    private static final double PEAK_RATE = 0.1;
    private static final double WEIGHT_DECAY = 5e-4;

    private final Network network;
    private final int classes;
    private final long seed;

    BaseTraining(Architecture architecture, int classes, long seed) {
        this.network = new Network(architecture);
        this.classes = classes;
        this.seed = seed;
    }

    /**
     * What is learnt from: pictures and labels by index.
     *
     * @param mirrored whether a picture in a mirror has the same label
     */
    record Material(int size, IntFunction<RgbImage> picture, IntUnaryOperator label, boolean mirrored) {}

    /** Told of each epoch: its number from 1, the mean loss over it, the weights after it. */
    interface Watcher {
        void epoch(int number, double loss, Network network, Weights weights);
    }

    /** The trained weights as a safetensors file. */
    byte[] train(Material material, int epochs, Watcher watcher) {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Weights weights = initial(manager);
            NesterovSgd sgd = new NesterovSgd(weights, network.trainable(), WEIGHT_DECAY, manager);
            int batches = (material.size() + BATCH - 1) / BATCH;
            OneCycle cycle = new OneCycle(epochs * batches, PEAK_RATE);
            SplittableRandom random = new SplittableRandom(seed);
            for (int epoch = 0; epoch < epochs; epoch++) {
                int[] order = shuffled(material.size(), random);
                double loss = 0;
                for (int batch = 0; batch < batches; batch++) {
                    int from = batch * BATCH;
                    int to = Math.min(from + BATCH, order.length);
                    int step = epoch * batches + batch;
                    Batch pictures = Batch.of(material, order, from, to, material.mirrored() && random.nextBoolean());
                    loss += (to - from) * step(pictures, weights, sgd, cycle, step, manager);
                }
                // tensors change in place here: what a pass derives of them, and keeps, is of this epoch alone
                watcher.epoch(epoch + 1, loss / material.size(), network, Weights.of(weights.asMap()));
            }
            return Safetensors.encode(weights.asMap());
        }
    }

    @SuppressWarnings("try") // a scope only has to end
    private double step(Batch batch, Weights weights, NesterovSgd sgd, OneCycle cycle, int step, NDManager manager) {
        try (Scope scope = new Scope()) {
            NDArray x = network.architecture().preprocessing().batch(batch.pictures(), manager);
            NDArray labels = manager.create(batch.labels());
            Gradients gradients =
                    Gradients.of(sgd.parameters(), () -> Ops.crossEntropy(network.train(x, weights), labels));
            sgd.step(gradients.gradients(), cycle.rate(step), cycle.momentum(step));
            return gradients.loss();
        }
    }

    private record Batch(List<RgbImage> pictures, long[] labels) {
        static Batch of(Material material, int[] order, int from, int to, boolean flipped) {
            List<RgbImage> pictures = new ArrayList<>();
            long[] labels = new long[to - from];
            for (int i = from; i < to; i++) {
                RgbImage picture = material.picture().apply(order[i]);
                pictures.add(flipped ? flipped(picture) : picture);
                labels[i - from] = material.label().applyAsInt(order[i]);
            }
            return new Batch(pictures, labels);
        }

        private static RgbImage flipped(RgbImage picture) {
            byte[] from = picture.pixels();
            byte[] to = new byte[from.length];
            int width = picture.width();
            for (int pixel = 0; pixel < width * picture.height(); pixel++) {
                int mirrored = pixel - pixel % width + (width - 1 - pixel % width);
                System.arraycopy(from, pixel * 3, to, mirrored * 3, 3);
            }
            return new RgbImage(width, picture.height(), to);
        }
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** As PyTorch begins: uniform within 1/sqrt(inputs) for weights and biases, batch norm as the identity. */
    private Weights initial(NDManager manager) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5eedL);
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        Map<String, List<Long>> shapes = network.architecture().tensors(classes);
        shapes.forEach((name, shape) -> {
            long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
            String module = name.substring(0, name.lastIndexOf('.'));
            boolean normalises = shapes.containsKey(module + ".running_mean");
            boolean one = normalises && (name.endsWith(".weight") || name.endsWith(".running_var"));
            double bound = 1 / Math.sqrt(inputs(shapes.getOrDefault(module + ".weight", shape)));
            int size = Math.toIntExact(new Shape(extents).size());
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = normalises ? (one ? 1 : 0) : (float) (bound * (2 * random.nextDouble() - 1));
            }
            tensors.put(name, manager.create(values, new Shape(extents)));
        });
        return Weights.of(tensors);
    }

    /** How many numbers each output of a convolution or linear layer is made from. */
    private static double inputs(List<Long> weight) {
        return weight.stream().skip(1).mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
    }
}
