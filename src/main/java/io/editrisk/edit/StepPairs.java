package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The pairs of one training step as a loss sees them: images x, modified images x' and labels y, run already through the
 * layers that the trial leaves alone. Plain images are pairs too, to a method that looks at x' alone. What its methods make
 * belongs to the caller's scope.
 */
public final class StepPairs {

    private final Cut cut;
    private final NDArray modified;
    private final NDArray labels;
    private final Optional<Originals> originals;
    private final Optional<PairMasks> masks;

    /** The side of x, for methods that look at it: what reaches the cut, and the unedited network's features. */
    record Originals(NDArray inputs, NDArray unedited) {}

    /**
     * Some pairs.
     *
     * @param modified what of x' reaches the cut, one after another
     * @param labels [N] int64
     * @param masks for methods that look at what was changed alone
     */
    StepPairs(Cut cut, NDArray modified, NDArray labels, Optional<Originals> originals, Optional<PairMasks> masks) {
        this.cut = cut;
        this.modified = modified;
        this.labels = labels;
        this.originals = originals;
        this.masks = masks;
    }

    /** Some pairs after others, at least one; what is made belongs to the caller's scope. */
    static StepPairs joined(List<StepPairs> parts) {
        StepPairs first = parts.get(0);
        return new StepPairs(
                first.cut,
                joined(parts, part -> part.modified),
                joined(parts, part -> part.labels),
                first.originals.map(any -> new Originals(
                        joined(parts, part -> part.originals().inputs()),
                        joined(parts, part -> part.originals().unedited()))),
                first.masks.map(any -> new PairMasks(
                        joined(parts, part -> part.masks.orElseThrow().levels()))));
    }

    private static NDArray joined(List<StepPairs> parts, Function<StepPairs, NDArray> side) {
        return NDArrays.concat(new NDList(parts.stream().map(side).toList()));
    }

    /** Makes what the scope would free the manager's. */
    void keep(Scope scope, NDManager manager) {
        arrays().forEach(array -> scope.keep(array).attach(manager));
    }

    /** How much memory they take. */
    long bytes() {
        return arrays().stream().mapToLong(FeatureMemory::bytes).sum();
    }

    private List<NDArray> arrays() {
        List<NDArray> arrays = new ArrayList<>(List.of(modified, labels));
        originals.ifPresent(sides -> arrays.addAll(List.of(sides.inputs(), sides.unedited())));
        masks.ifPresent(all -> arrays.add(all.levels()));
        return arrays;
    }

    Cut cut() {
        return cut;
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
                        sides.inputs().get(index), sides.unedited().get(index))),
                masks.map(all -> new PairMasks(all.levels().get(index))));
    }

    /** Some of these pairs, from one index to before another. */
    StepPairs select(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** Keys of x' in the unedited network, as {@link Cut#keys} has them. */
    NDArray modifiedKeys(Weights original) {
        return cut.keys(modified, original);
    }

    /** The masks, where the trial looks at what was changed alone. */
    Optional<PairMasks> masks() {
        return masks;
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
