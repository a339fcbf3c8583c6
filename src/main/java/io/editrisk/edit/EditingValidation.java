package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.editrisk.dataset.Sample;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.evaluation.Predictions;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The editing task's validation images, run once up to the cut, to be measured with the weights of every epoch. Batches
 * are those of {@link PictureBatches}, so an accuracy here is the one that evaluation finds.
 */
final class EditingValidation {

    private final Cut cut;
    private final List<PictureBatches.Batch> batches;
    private final List<NDArray> inputs;
    private final int[] labels;

    /** Runs the layers before the cut; the results live as long as the manager. */
    EditingValidation(Cut cut, List<Sample> samples, Weights original, NDManager manager) {
        this.cut = cut;
        batches = cut.batches(samples.stream().map(Sample::image).toList());
        inputs = cut.inputs(batches, original, manager);
        labels = samples.stream().mapToInt(Sample::label).toArray();
    }

    /** Accuracy under these weights; empty where a logit is not a number. */
    @SuppressWarnings("try") // a scope only has to end
    Optional<Accuracy> accuracy(Weights weights) {
        int[] predictions = new int[labels.length];
        for (int i = 0; i < inputs.size(); i++) {
            PictureBatches.Batch batch = batches.get(i);
            try (Scope scope = new Scope()) {
                int[] classes = Predictions.of(cut.logits(inputs.get(i), weights), batch.count());
                System.arraycopy(classes, 0, predictions, batch.from(), batch.count());
            }
        }
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
    @SuppressWarnings("try")
    double variance(Weights weights) {
        try (Scope scope = new Scope()) {
            NDArray sum = cut.features(inputs.get(0), weights)
                    .toType(DataType.FLOAT64, false)
                    .get("0")
                    .zerosLike();
            NDArray squares = sum.duplicate();
            for (int i = 0; i < inputs.size(); i++) {
                accumulate(i, weights, sum, squares);
            }
            return squares.div(labels.length)
                    .sub(sum.div(labels.length).square())
                    .mean()
                    .getDouble();
        }
    }

    @SuppressWarnings("try")
    private void accumulate(int batch, Weights weights, NDArray sum, NDArray squares) {
        try (Scope scope = new Scope()) {
            NDArray features = cut.features(inputs.get(batch), weights)
                    .get(":" + batches.get(batch).count())
                    .toType(DataType.FLOAT64, false);
            sum.addi(features.sum(new int[] {0}));
            squares.addi(features.square().sum(new int[] {0}));
        }
    }
}
