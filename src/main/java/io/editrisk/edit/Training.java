package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.MemoryBound;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a trial as they move, and the weights that are made of them: all other tensors are shared and never
 * change. Batch norm's statistics are among those.
 */
final class Training {

    private final TrainedMethod method;
    private final TrialSpec spec;
    private final StepPairs pairs;
    private final Weights original;
    private final Parametrisation parametrisation;
    private final Map<String, NDArray> parameters;
    private final Buffers buffers;
    private final Optimiser optimiser;
    private final MemoryBound memory = new MemoryBound();

    /** Begins where the parametrisation does; what it holds lives as long as the manager of what is given. */
    Training(TrialSpec spec, Given given, Parametrisation parametrisation) {
        this(
                spec,
                given,
                parametrisation,
                parametrisation.start(given.original(), given.manager()),
                Buffers.zeros(given.manager()));
    }

    private Training(
            TrialSpec spec,
            Given given,
            Parametrisation parametrisation,
            Map<String, NDArray> parameters,
            Buffers buffers) {
        this.method = EditingMethods.trained(spec.method()).orElseThrow();
        this.spec = spec;
        this.pairs = given.pairs();
        this.original = given.original();
        this.parametrisation = parametrisation;
        this.parameters = parameters;
        this.buffers = buffers;
        optimiser = optimiser();
    }

    /** Goes on from the checkpoint, whose tensors it moves from then on. */
    static Training after(Checkpoint checkpoint, TrialSpec spec, Given given, Parametrisation parametrisation) {
        int steps = Math.multiplyExact(
                checkpoint.epoch(), TrialSpec.stepsAnEpoch(given.pairs().count(), spec.batchSize()));
        return new Training(
                spec,
                given,
                parametrisation,
                checkpoint.parameters(),
                Buffers.after(steps, checkpoint.optimiser(), given.manager()));
    }

    private Optimiser optimiser() {
        Optimisation how = spec.optimiser().orElseThrow();
        return switch (how.kind()) {
            case SGD -> new Sgd(spec.learningRate(), how.weightDecay(), parameters, buffers);
            case ADAMW -> {
                long steps = Math.multiplyExact(
                        (long) spec.epochs(), TrialSpec.stepsAnEpoch(pairs.count(), spec.batchSize()));
                yield new AdamW(
                        new CosineSchedule(spec.learningRate(), how.warmupSteps(), steps),
                        how.weightDecay(),
                        parameters,
                        buffers);
            }
        };
    }

    /** The weights reached so far: the next epoch changes them. What is made for them belongs to the caller's scope. */
    Weights weights() {
        return original.with(tensors());
    }

    /** The edited tensors as reached so far, as {@link #weights} has them. */
    Map<String, NDArray> tensors() {
        return parametrisation.tensors(parameters, original);
    }

    /** What is moved, as reached so far. */
    Map<String, NDArray> parameters() {
        return parameters;
    }

    /** What the optimiser keeps, as reached so far. */
    Map<String, NDArray> buffers() {
        return buffers.tensors();
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
            optimiser.step(gradients.gradients());
            return gradients.loss();
        }
    }

    /** Of the mean loss over some pairs: at once, or the mean of two halves' where memory does not do. */
    private Gradients gradients(int[] indices) {
        return memory.atOnce(indices.length, () -> whole(indices), () -> halves(indices));
    }

    private Gradients whole(int[] indices) {
        StepPairs some = pairs.select(indices);
        return Gradients.of(new ArrayList<>(parameters.values()), () -> method.loss(some, weights(), spec));
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
            return method.loss(pairs, weights(), spec).getFloat();
        }
    }

    /** The loss at the original weights, which training need not begin at. */
    @SuppressWarnings("try")
    double lossBefore() {
        try (Scope scope = new Scope()) {
            return method.loss(pairs, original, spec).getFloat();
        }
    }

    /** Whether every parameter is free of NaN and infinity. */
    @SuppressWarnings("try")
    boolean finite() {
        try (Scope scope = new Scope()) {
            return parameters.values().stream().allMatch(Ops::finite);
        }
    }
}
