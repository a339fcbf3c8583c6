package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Gradients;
import io.editrisk.tensor.MemoryBound;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The parameters of a trial as they move, and the weights that are made of them: all other tensors are shared and never
 * change. Batch norm's statistics are among those.
 */
final class Training {

    private final TrainedMethod method;
    private final TrialSpec spec;
    private final TrainingSet images;
    private final Weights original;
    private final Parametrisation parametrisation;
    private final Map<String, NDArray> parameters;
    private final Buffers buffers;
    private final Optimiser optimiser;
    private final MemoryBound memory = new MemoryBound();
    private final int atOnce;

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
        this.images = given.images();
        atOnce = images.cut().trained();
        this.original = given.original();
        this.parametrisation = parametrisation;
        this.parameters = parameters;
        this.buffers = buffers;
        optimiser = optimiser();
    }

    /** Goes on from the checkpoint, whose tensors it moves from then on. */
    static Training after(Checkpoint checkpoint, TrialSpec spec, Given given, Parametrisation parametrisation) {
        int steps = Math.multiplyExact(
                checkpoint.epoch(), TrialSpec.stepsAnEpoch(given.images().count(), spec.batchSize()));
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
                        (long) spec.epochs(), TrialSpec.stepsAnEpoch(images.count(), spec.batchSize()));
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

    /**
     * One epoch over the images; the mean loss over them, NaN or infinite as soon as a step's is.
     *
     * @param number from 1
     * @param steps indices of the images that each step takes
     */
    double epoch(int number, List<int[]> steps) {
        List<List<int[]>> parts =
                steps.stream().map(step -> TrainingSet.parts(step, atOnce)).toList();
        try (TrainingSet.Parts coming =
                images.over(number, parts.stream().flatMap(List::stream).toList())) {
            double sum = 0;
            for (List<int[]> step : parts) {
                int size = step.stream().mapToInt(part -> part.length).sum();
                sum += size * step(step, coming);
                if (!Double.isFinite(sum)) {
                    return sum;
                }
            }
            return sum / images.count();
        }
    }

    /** Of the mean loss over all parts of a step, whose memory is freed one after another. */
    @SuppressWarnings("try") // a scope only has to end
    private double step(List<int[]> parts, TrainingSet.Parts coming) {
        try (Scope scope = new Scope()) {
            Gradients mean = part(coming);
            int done = parts.get(0).length;
            for (int[] part : parts.subList(1, parts.size())) {
                mean = mean.mean(done, part(coming), part.length);
                done += part.length;
            }
            optimiser.step(mean.gradients());
            return mean.loss();
        }
    }

    private Gradients part(TrainingSet.Parts coming) {
        return Gradients.alone(() -> gradients(coming.next()));
    }

    /** Of the mean loss over some pairs: at once, or the mean of two halves' where memory does not do. */
    private Gradients gradients(StepPairs pairs) {
        return memory.atOnce(pairs.count(), () -> whole(pairs), () -> halves(pairs));
    }

    private Gradients whole(StepPairs pairs) {
        return Gradients.of(new ArrayList<>(parameters.values()), () -> method.loss(pairs, weights(), spec));
    }

    private Gradients halves(StepPairs pairs) {
        int half = pairs.count() / 2;
        Gradients first = gradients(pairs.select(0, half));
        Gradients second = gradients(pairs.select(half, pairs.count()));
        return first.mean(half, second, pairs.count() - half);
    }

    /** The loss at the weights reached so far, over all images. */
    double loss() {
        return loss(this::weights);
    }

    /** The loss at the original weights, which training need not begin at. */
    double lossBefore() {
        return loss(() -> original);
    }

    @SuppressWarnings("try")
    private double loss(Supplier<Weights> weights) {
        try (TrainingSet.Parts parts = images.inOrder(atOnce)) {
            double sum = 0;
            while (parts.hasNext()) {
                try (Scope scope = new Scope()) {
                    StepPairs part = parts.next();
                    sum += part.count()
                            * (double) method.loss(part, weights.get(), spec).getFloat();
                }
            }
            return sum / images.count();
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
