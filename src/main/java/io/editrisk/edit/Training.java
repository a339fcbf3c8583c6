package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.MemoryBound;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a trial as they move: copies of the trained tensors, changed in place, over all the others, which are
 * shared and never change. Batch norm's statistics are among those.
 */
final class Training {

    private final EditingMethod method;
    private final TrialSpec spec;
    private final StepPairs pairs;
    private final Map<String, NDArray> trained = new LinkedHashMap<>();
    private final Weights weights;
    private final Sgd sgd;
    private final MemoryBound memory = new MemoryBound();

    /** Begins at the original weights; what it holds lives as long as the manager. */
    Training(TrialSpec spec, StepPairs pairs, Weights original, List<String> names, NDManager manager) {
        this.method = EditingMethods.named(spec.method()).orElseThrow();
        this.spec = spec;
        this.pairs = pairs;
        names.forEach(name -> trained.put(name, copy(original.get(name), manager)));
        weights = original.with(trained);
        sgd = new Sgd(spec.learningRate(), trained, manager);
    }

    static NDArray copy(NDArray tensor, NDManager manager) {
        NDArray copy = tensor.duplicate();
        copy.attach(manager);
        return copy;
    }

    /** The weights reached so far: the next epoch changes them. */
    Weights weights() {
        return weights;
    }

    /** The trained tensors as reached so far: the next epoch changes them. */
    Map<String, NDArray> trained() {
        return trained;
    }

    /** Whether the loss compares features with others that the same weights make. */
    boolean targetMoves() {
        return method.takesTarget()
                && spec.target().filter(Target.MOVING::equals).isPresent();
    }

    /** One epoch over the pairs; the mean loss over them, NaN or infinite as soon as a step's is. */
    double epoch(List<int[]> steps) {
        double sum = 0;
        for (int[] step : steps) {
            sum += step.length * step(step);
            if (!Double.isFinite(sum)) {
                return sum;
            }
        }
        return sum / pairs.count();
    }

    @SuppressWarnings("try") // a scope only has to end
    private double step(int[] indices) {
        try (Scope scope = new Scope()) {
            Gradients gradients = gradients(indices);
            sgd.step(gradients.gradients());
            return gradients.loss();
        }
    }

    /** Of the mean loss over some pairs: at once, or the mean of two halves' where memory does not do. */
    private Gradients gradients(int[] indices) {
        return memory.atOnce(indices.length, () -> whole(indices), () -> halves(indices));
    }

    private Gradients whole(int[] indices) {
        StepPairs some = pairs.select(indices);
        return Gradients.of(new ArrayList<>(trained.values()), () -> method.loss(some, weights, spec));
    }

    private Gradients halves(int[] indices) {
        int half = indices.length / 2;
        Gradients first = gradients(Arrays.copyOf(indices, half));
        Gradients second = gradients(Arrays.copyOfRange(indices, half, indices.length));
        return first.mean(half, second, indices.length - half);
    }

    /** The loss at the weights reached so far, over all pairs at once. */
    @SuppressWarnings("try")
    double loss() {
        try (Scope scope = new Scope()) {
            return method.loss(pairs, weights, spec).getFloat();
        }
    }

    /** Whether every trained tensor is free of NaN and infinity. */
    @SuppressWarnings("try")
    boolean finite() {
        try (Scope scope = new Scope()) {
            return trained.values().stream()
                    .allMatch(tensor -> Float.isFinite(tensor.abs().max().getFloat()));
        }
    }
}
