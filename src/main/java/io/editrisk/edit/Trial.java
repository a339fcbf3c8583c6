package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training runs by the paper's procedure (appendix D.2): epochs over the images; after each one the accuracy on the
 * editing validation data; the best weights are kept, the original ones being epoch 0; training stops when that accuracy
 * falls below half of the best so far, at the cap on epochs or time, or when something is no longer a number. The same spec from
 * the same weights and data gives the same bytes on the same machine, also where it was broken off and went on from a
 * {@link Checkpoint}. Native memory does not grow with epochs and is
 * freed at the end.
 */
public final class Trial {

    private final Network network;
    private final Weights original;
    private final List<EditingImage> images;
    private final List<EditingImage> validation;
    private final long featureBytes;

    /**
     * A trial that can be run.
     *
     * @param images the editing task's training data, of the network's size unless they are cropped; at least one
     * @param validation the editing task's validation data, of the network's size; at least one
     * @param featureBytes how much may be kept of what reaches the first trained layer; where that does not do, the layers
     *     before run again in each epoch
     */
    public Trial(
            Network network,
            Weights original,
            List<EditingImage> images,
            List<EditingImage> validation,
            long featureBytes) {
        if (images.isEmpty() || validation.isEmpty()) {
            throw new IllegalArgumentException("a trial with " + images.size() + " training images and "
                    + validation.size() + " validation images");
        }
        this.network = network;
        this.original = original;
        this.images = List.copyOf(images);
        this.validation = List.copyOf(validation);
        this.featureBytes = featureBytes;
    }

    /** Trains as the spec says; an {@link IllegalArgumentException} where no method has its name. */
    public TrialResult run(TrialSpec spec) {
        return run(spec, Optional.empty(), new Stretch(spec.epochs(), Optional.empty(), Checkpoints.NONE));
    }

    /**
     * Trains as the spec says; the result is that of all epochs so far, whichever call trained them.
     *
     * @param moment of the edited layer's keys, where the method {@linkplain EditingMethod#takesMoment takes it}; else an
     *     {@link IllegalArgumentException}
     */
    public TrialResult run(TrialSpec spec, Optional<SecondMoment> moment, Stretch stretch) {
        TensorEngine.enter();
        TrainedMethod method = EditingMethods.trained(spec.method())
                .orElseThrow(() -> new IllegalArgumentException("there is no method " + spec.method()));
        List<String> trained = method.trained(network, spec);
        Cut cut = Cut.before(trained, network, spec);
        try (NDManager manager = TensorEngine.manager()) {
            FeatureMemory memory = new FeatureMemory(featureBytes);
            TrainingSet training = TrainingSet.of(
                    cut, images, Views.of(spec, network), Sides.of(method, spec), original, memory, manager);
            EditingValidation validating = new EditingValidation(cut, validation, original, memory, manager);
            Given given = new Given(network, original, training, moment, manager);
            try {
                Parametrisation moved = method.parametrisation(given, spec);
                return stretch.checkpoints()
                        .last(manager)
                        .filter(there -> there.epoch() <= stretch.until())
                        .map(there -> new Run(there, spec, validating, Training.after(there, spec, given, moved)))
                        .orElseGet(() -> new Run(spec, validating, new Training(spec, given, moved)))
                        .result(stretch, manager);
            } catch (UnusableKeysException e) {
                return TrialResult.impossible(before(validating), e);
            }
        }
    }

    private Accuracy before(EditingValidation validating) {
        return validating
                .accuracy(original)
                .orElseThrow(() -> new IllegalArgumentException("the original network's logits are not numbers"));
    }

    /** One trial under way. */
    private final class Run {

        private final TrialSpec spec;
        private final Training training;
        private final EditingValidation validating;
        private final Course course;
        private final TrainedTime time;
        private final Map<String, NDArray> best = new LinkedHashMap<>();

        /** From the beginning. */
        Run(TrialSpec spec, EditingValidation validating, Training training) {
            this(
                    spec,
                    validating,
                    training,
                    new Course(new EpochPoint(0, training.lossBefore(), before(validating))),
                    Duration.ZERO);
        }

        /** From where the training is already. */
        Run(Checkpoint there, TrialSpec spec, EditingValidation validating, Training training) {
            this(spec, validating, training, Course.after(there.history()), there.trained());
            best.putAll(there.best());
        }

        private Run(TrialSpec spec, EditingValidation validating, Training training, Course course, Duration before) {
            this.spec = spec;
            this.validating = validating;
            this.training = training;
            this.course = course;
            this.time = new TrainedTime(before);
        }

        TrialResult result(Stretch stretch, NDManager manager) {
            boolean finite = train(stretch, manager);
            Outcome outcome = outcome(finite);
            Optional<Delta> delta =
                    outcome == Outcome.IMPROVED ? Optional.of(Delta.of(best, original)) : Optional.empty();
            return new TrialResult(outcome, course.history(), course.best(), delta, stopped(stretch, finite));
        }

        /** That it was time which ended training, where it was. */
        private Optional<String> stopped(Stretch stretch, boolean finite) {
            int epoch = course.last().epoch();
            boolean wouldGoOn = finite && epoch < stretch.until() && !course.halved();
            return wouldGoOn
                    ? Optional.of("its time was up after epoch " + epoch + "; a faster machine goes further")
                    : Optional.empty();
        }

        /** Whether everything stayed finite. */
        private boolean train(Stretch stretch, NDManager manager) {
            int done = course.last().epoch();
            EpochOrder order = new EpochOrder(spec, images.size());
            order.skip(done);
            for (int epoch = done + 1; epoch <= stretch.until() && !course.halved(); epoch++) {
                double loss = training.epoch(epoch, order.next());
                Optional<Accuracy> accuracy =
                        Double.isFinite(loss) && training.finite() ? accuracy() : Optional.empty();
                if (accuracy.isEmpty()) {
                    return false;
                }
                if (course.betters(new EpochPoint(epoch, loss, accuracy.get()))) {
                    keep(manager);
                }
                if (epoch < stretch.until() && stretch.timeIsUp(time)) {
                    return true;
                }
                if (epoch < spec.epochs() && !course.halved()) {
                    stretch.checkpoints().reached(epoch, this::checkpoint);
                }
            }
            return true;
        }

        private Checkpoint checkpoint() {
            return new Checkpoint(course.history(), time.soFar(), training.parameters(), training.buffers(), best);
        }

        @SuppressWarnings("try") // a scope only has to end
        private Optional<Accuracy> accuracy() {
            try (Scope scope = new Scope()) {
                return validating.accuracy(training.weights());
            }
        }

        /** Copies the weights reached, in place of those that were the best before. */
        private void keep(NDManager manager) {
            best.values().forEach(NDArray::close);
            try (Scope scope = new Scope()) {
                training.tensors().forEach((name, tensor) -> {
                    NDArray copy = tensor.duplicate();
                    scope.keep(copy).attach(manager);
                    best.put(name, copy);
                });
            }
        }

        private Outcome outcome(boolean finite) {
            if (course.best().epoch() > 0) {
                return Outcome.IMPROVED;
            }
            if (!finite) {
                return Outcome.DIVERGED;
            }
            return Collapse.happened(course, validating, original, training) ? Outcome.COLLAPSED : Outcome.NO_GAIN;
        }
    }
}
