package io.editrisk.function;

import io.editrisk.edit.Delta;
import io.editrisk.edit.EpochPoint;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.Stretch;
import io.editrisk.edit.TrialResult;
import io.editrisk.edit.TrialSpec;
import io.editrisk.edit.WeightChange;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The functions as a new process has them: their own code, with results at hand in place of training and measuring, and one
 * image a task. All trials improve, later ones more; those of edits whose names begin with {@link #VAIN} gain
 * nothing.
 */
final class InstantFunctions {

    static final String VAIN = "vain";

    private static final String MEMORY = "memory";
    private static final int IMAGES = 100;
    private static final Provenance PROVENANCE = new Provenance("code", "e", "w", "d", 7, "none", "cpu");

    private final Map<FunctionName, Function> functions;

    InstantFunctions(ObjectStore store) {
        this(new One(store), Path.of("no-file-is-kept"));
    }

    /** @param cache where plan keeps weights; whoever never calls it needs none */
    InstantFunctions(ObjectStores stores, Path cache) {
        Setting setting = new Setting(cache);
        RunInputs inputs = new RunInputs(stores, setting, () -> false, new FrostSetting(Optional.empty()));
        Measured measuring = new Measured(inputs);
        functions = Map.of(
                FunctionName.PLAN,
                new PlanFunction(stores, inputs, setting, setting, Notices.none()),
                FunctionName.AGGREGATE,
                new AggregateFunction(stores, inputs, new Gathering(inputs), Notices.none()),
                FunctionName.EDIT,
                new EditFunction(
                        stores,
                        inputs,
                        new Trained(inputs),
                        new TrialCost(inputs, measuring),
                        new TrialCheckpoints(setting, setting)),
                FunctionName.CHOOSE,
                new ChooseFunction(stores, inputs, Notices.none()),
                FunctionName.EVALUATE,
                new EvaluateFunction(stores, inputs, measuring, Notices.none()));
    }

    /** Calls the function that the object rings, unless it is aggregate. */
    void call(String key) {
        FunctionName name = FunctionDeclaration.forKey(key).orElseThrow().name();
        if (name != FunctionName.AGGREGATE) {
            call(name, new Doorbell(MEMORY, key));
        }
    }

    void call(FunctionName name, Doorbell bell) {
        Objects.requireNonNull(functions.get(name)).handle(bell);
    }

    private record One(ObjectStore home) implements ObjectStores {
        @Override
        public ObjectStore bucket(String name) {
            return home;
        }
    }

    private record Setting(Path directory) implements CacheConfig, CheckpointConfig, PlanConfig {
        @Override
        public int imagesPerTask() {
            return 1;
        }

        @Override
        public long maxTrials() {
            return IMAGES;
        }

        @Override
        public long diskBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public long shardBytes() {
            return 1;
        }

        @Override
        public int tensorSets() {
            return 1;
        }

        @Override
        public Duration every() {
            return Duration.ofDays(1);
        }
    }

    private static final class Trained extends TrialTraining {
        private Trained(RunInputs inputs) {
            super(inputs, new StoredMoments(inputs), () -> 1);
        }

        @Override
        TrialResult train(ObjectStore store, Plan plan, PlannedEdit edit, TrialSpec spec, Stretch stretch) {
            boolean vain = edit.name().startsWith(VAIN);
            int gain = vain ? 0 : 1 + spec.trial();
            List<EpochPoint> history = IntStream.rangeClosed(0, stretch.until())
                    .mapToObj(epoch -> new EpochPoint(
                            epoch, 1.0 / (1 + epoch), new Accuracy(IMAGES / 2 + (epoch == 0 ? 0 : gain), IMAGES)))
                    .toList();
            return vain
                    ? new TrialResult(Outcome.NO_GAIN, history, history.get(0), Optional.empty(), Optional.empty())
                    : new TrialResult(
                            Outcome.IMPROVED, history, history.get(1), Optional.of(delta(spec)), Optional.empty());
        }

        private static Delta delta(TrialSpec spec) {
            return new Delta(
                    List.of("w"),
                    new WeightChange(1, 0.5),
                    ("tensors of " + spec.trial()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Measured extends Measuring {
        private Measured(RunInputs inputs) {
            super(inputs);
        }

        @Override
        MetricRecord measure(ObjectStore store, Plan plan, EvaluationTask task) {
            int seen = task.to() - task.from();
            List<Integer> zeros = Collections.nCopies(seen, 0);
            List<String> images = IntStream.range(task.from(), task.to())
                    .mapToObj(i -> "image-" + i)
                    .toList();
            List<AlphaPoint> points = task.alphas().stream()
                    .map(alpha -> new AlphaPoint(alpha, seen, seen, zeros))
                    .toList();
            return new MetricRecord(
                    task.run(), task.edit(), task.set(), task.from(), task.to(), zeros, images, points, PROVENANCE);
        }
    }
}
