package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.editrisk.dataset.Pair;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.List;
import java.util.Optional;

/**
 * The pairs of one training step as a loss sees them: images x, modified images x' and labels y, run already through the
 * layers that the trial leaves alone. What its methods make belongs to the caller's scope.
 */
public final class StepPairs {

    private final Cut cut;
    private final NDArray modified;
    private final NDArray labels;
    private final Optional<Originals> originals;

    /** The side of x, for methods that look at it: what reaches the cut, and the unedited network's features. */
    private record Originals(NDArray inputs, NDArray unedited) {}

    private StepPairs(Cut cut, NDArray modified, NDArray labels, Optional<Originals> originals) {
        this.cut = cut;
        this.modified = modified;
        this.labels = labels;
        this.originals = originals;
    }

    /** All pairs of a trial, run up to the cut here and now; they live as long as the manager. */
    static StepPairs all(Cut cut, List<Pair> pairs, Weights original, NDManager manager) {
        NDArray modified = inputs(cut, pairs.stream().map(Pair::modified).toList(), original, manager);
        NDArray labels = manager.create(pairs.stream().mapToLong(Pair::label).toArray());
        return new StepPairs(cut, modified, labels, Optional.empty());
    }

    /** These pairs, which must be all, with the side of x. */
    StepPairs withOriginals(List<Pair> pairs, Weights original, NDManager manager) {
        NDArray inputs = inputs(cut, pairs.stream().map(Pair::original).toList(), original, manager);
        try (Scope scope = new Scope()) {
            NDArray unedited = cut.features(inputs, original);
            scope.keep(unedited).attach(manager);
            return new StepPairs(cut, modified, labels, Optional.of(new Originals(inputs, unedited)));
        }
    }

    private static NDArray inputs(Cut cut, List<RgbImage> pictures, Weights original, NDManager manager) {
        try (Scope scope = new Scope();
                NDManager passing = manager.newSubManager()) {
            List<NDArray> batches = cut.inputs(cut.batches(pictures), original, passing);
            NDArray inputs = NDArrays.concat(new NDList(batches)).get(":" + pictures.size());
            NDArray kept = inputs.duplicate();
            scope.keep(kept).attach(manager);
            return kept;
        }
    }

    int count() {
        return Math.toIntExact(labels.size());
    }

    /** Some of these pairs, by their indices; the selection belongs to the caller's scope. */
    StepPairs select(int[] indices) {
        if (indices.length == count()) {
            return this;
        }
        NDIndex index = new NDIndex("{}", labels.getManager().create(indices));
        return new StepPairs(
                cut,
                modified.get(index),
                labels.get(index),
                originals.map(sides -> new Originals(
                        sides.inputs().get(index), sides.unedited().get(index))));
    }

    /** Sums over the keys of x' in the unedited network; they live as long as the pairs. */
    @SuppressWarnings("try") // a scope only has to end
    KeySums modifiedKeys(Weights original) {
        KeySums sums = new KeySums(cut.edited().orElseThrow(), cut.network(), original, labels.getManager());
        int size = PictureBatches.size(cut.network().architecture().preprocessing());
        for (int from = 0; from < count(); from += size) {
            try (Scope scope = new Scope()) {
                NDArray some = modified.get(from + ":" + Math.min(count(), from + size));
                sums.add(cut.keys(some, original));
            }
        }
        return sums;
    }

    /** Labels y, [N] int64. */
    public NDArray labels() {
        return labels;
    }

    /** Logits of x', [N, classes]. */
    public NDArray modifiedLogits(Weights weights) {
        return cut.logits(modified, weights);
    }

    /** Features of x' at the edited layer, after the nonlinearity. */
    public NDArray modifiedFeatures(Weights weights) {
        return cut.features(modified, weights);
    }

    /** Features of x at the edited layer under the same weights, differentiable as those of x' are. */
    public NDArray originalFeatures(Weights weights) {
        return cut.features(originals().inputs(), weights);
    }

    /** Features of x at the edited layer in the unedited network: constant. */
    public NDArray unedited() {
        return originals().unedited();
    }

    private Originals originals() {
        return originals.orElseThrow(() -> new IllegalStateException("a method that takes no target looks at x"));
    }
}
