package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.evaluation.Predictions;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The editing task's validation images, to be measured with the weights of every epoch: run up to the cut once, where that
 * fits into memory. Batches are those of {@link PictureBatches}, so an accuracy here is the one that evaluation finds.
 */
final class EditingValidation {

    private final Cut cut;
    private final List<EditingImage> images;
    private final Weights original;
    private final NDManager manager;
    private final List<NDArray> kept;
    private final int[] labels;

    /** @param manager what is kept lives as long as this */
    EditingValidation(Cut cut, List<EditingImage> images, Weights original, FeatureMemory memory, NDManager manager) {
        this.cut = cut;
        this.images = List.copyOf(images);
        this.original = original;
        this.manager = manager;
        labels = images.stream().mapToInt(EditingImage::label).toArray();
        kept = kept(memory);
    }

    /** What reaches the cut, a tensor a batch; none where it is too much. */
    private List<NDArray> kept(FeatureMemory memory) {
        List<NDArray> batches = new ArrayList<>();
        try (Passage passage = passage()) {
            for (int from = 0; from < labels.length; from += cut.batch()) {
                try (Scope scope = new Scope()) {
                    NDArray inputs = passage.inputs(cut.batch());
                    if (batches.isEmpty() && !memory.take(FeatureMemory.bytes(inputs) * batches())) {
                        return List.of();
                    }
                    scope.keep(inputs).attach(manager);
                    batches.add(inputs);
                }
            }
        }
        return batches;
    }

    private int batches() {
        return (labels.length + cut.batch() - 1) / cut.batch();
    }

    private Passage passage() {
        return new Passage(cut, List.of(new Views(Optional.empty()).pictures(images, 0)), original, manager);
    }

    /** Receives what of a batch reaches the cut; it is freed when that returns. */
    private interface Batch {

        /**
         * Takes a batch's.
         *
         * @param from index of its first image
         * @param count how many images it is of; the others only fill it up
         */
        void accept(NDArray inputs, int from, int count);
    }

    @SuppressWarnings("try") // a scope only has to end
    private void forEach(Batch batch) {
        if (kept.isEmpty()) {
            try (Passage passage = passage()) {
                forEach(index -> passage.inputs(cut.batch()), batch);
            }
        } else {
            forEach(kept::get, batch);
        }
    }

    @SuppressWarnings("try")
    private void forEach(IntFunction<NDArray> inputs, Batch batch) {
        for (int i = 0; i < batches(); i++) {
            try (Scope scope = new Scope()) {
                int from = i * cut.batch();
                batch.accept(inputs.apply(i), from, Math.min(cut.batch(), labels.length - from));
            }
        }
    }

    /** Accuracy under these weights; empty where a logit is not a number. */
    Optional<Accuracy> accuracy(Weights weights) {
        int[] predictions = new int[labels.length];
        forEach((inputs, from, count) -> {
            int[] classes = Predictions.of(cut.logits(inputs, weights), count);
            System.arraycopy(classes, 0, predictions, from, count);
        });
        boolean numbers = Arrays.stream(predictions).noneMatch(prediction -> prediction == Predictions.NONE);
        return numbers ? Optional.of(Predictions.accuracy(predictions, labels)) : Optional.empty();
    }

    /** How many images a network gets right that always names the most frequent class: the most that chance can give. */
    long chance() {
        Map<Integer, Long> counts =
                IntStream.of(labels).boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Variance of the edited layer's features across the images, the mean over all elements of the features. */
    double variance(Weights weights) {
        ElementSums sums = new ElementSums();
        forEach((inputs, from, count) ->
                sums.add(cut.features(inputs, weights).get(":" + count).toType(DataType.FLOAT64, false)));
        return sums.variance(labels.length);
    }

    /** Sums over images, and over their squares, of each element of their features. */
    private static final class ElementSums {

        private double[] sum = {};
        private double[] squares = {};

        void add(NDArray features) {
            sum = plus(sum, features.sum(new int[] {0}).toDoubleArray());
            squares = plus(squares, features.square().sum(new int[] {0}).toDoubleArray());
        }

        private static double[] plus(double[] before, double[] more) {
            for (int i = 0; i < before.length; i++) {
                more[i] += before[i];
            }
            return more;
        }

        double variance(int images) {
            double variance = 0;
            for (int i = 0; i < sum.length; i++) {
                double mean = sum[i] / images;
                variance += squares[i] / images - mean * mean;
            }
            return variance / sum.length;
        }
    }
}
