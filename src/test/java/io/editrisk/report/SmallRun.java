package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.edit.EpochPoint;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.TrialRule;
import io.editrisk.edit.TrialSpec;
import io.editrisk.edit.WeightChange;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Halves;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Exposure;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Precision;
import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A run small enough to be checked by hand: ten original and four editing images, one corruption at two severities, three
 * points. Which images are right is written down as ones and zeros.
 */
final class SmallRun {

    static final String SHARED = "local-fine-tuning@features.18";
    static final String FULL = "full-fine-tuning";

    private static final Provenance PROVENANCE = new Provenance("1+c0de", "e", "w", "d", 7, "PyTorch 2.7.1", "cpu");

    private static final Map<String, String> RIGHT = Map.ofEntries(
            Map.entry("original original 0.0", "1111111110"),
            Map.entry("original original+fog-1 0.0", "1111111100"),
            Map.entry("original original+fog-3 0.0", "1111110000"),
            Map.entry("original editing 0.0", "1000"),
            Map.entry("original editing+fog-1 0.0", "1000"),
            Map.entry("original editing+fog-3 0.0", "0000"),
            Map.entry(SHARED + " original 0.5", "1111111110"),
            Map.entry(SHARED + " original+fog-1 0.5", "1111111100"),
            Map.entry(SHARED + " original+fog-3 0.5", "1111110000"),
            Map.entry(SHARED + " editing 0.5", "1110"),
            Map.entry(SHARED + " editing+fog-1 0.5", "1100"),
            Map.entry(SHARED + " editing+fog-3 0.5", "1000"),
            Map.entry(SHARED + " original 1.0", "0111111110"),
            Map.entry(SHARED + " original+fog-1 1.0", "0011111100"),
            Map.entry(SHARED + " original+fog-3 1.0", "0000110000"),
            Map.entry(SHARED + " editing 1.0", "1111"),
            Map.entry(SHARED + " editing+fog-1 1.0", "1110"),
            Map.entry(SHARED + " editing+fog-3 1.0", "1000"));

    private final int imagesPerTask;
    private final Optional<Experiment.Gate> gate;
    private final String name;
    private final boolean split;
    private final long seed;
    private final List<String> methods;

    SmallRun(int imagesPerTask, Optional<Experiment.Gate> gate, String name) {
        this(imagesPerTask, gate, name, false, 7, List.of("local-fine-tuning", "one-layer-interpolation"));
    }

    private SmallRun(
            int imagesPerTask,
            Optional<Experiment.Gate> gate,
            String name,
            boolean split,
            long seed,
            List<String> methods) {
        this.imagesPerTask = imagesPerTask;
        this.gate = gate;
        this.name = name;
        this.split = split;
        this.seed = seed;
        this.methods = methods;
    }

    /** The same, what is chosen being chosen on one half of the images, by the first seed that parts all of them. */
    SmallRun split() {
        return new SmallRun(
                imagesPerTask,
                gate,
                name,
                true,
                LongStream.iterate(0, seed -> seed + 1)
                        .filter(seed -> parts(seed, "original", 10) && parts(seed, "editing", 4))
                        .findFirst()
                        .orElseThrow(),
                methods);
    }

    /** The same of other methods: the two that the unedited network's family is made of. */
    SmallRun fullyFineTuned() {
        return new SmallRun(imagesPerTask, gate, name, split, seed, List.of("full-fine-tuning", "global-fine-tuning"));
    }

    private static boolean parts(long seed, String task, int images) {
        Halves halves = new Halves(seed);
        return IntStream.range(0, images)
                        .mapToObj(i -> halves.selecting(task + "-" + i))
                        .distinct()
                        .count()
                == 2;
    }

    static SmallRun gated(double drop, double penalty) {
        return new SmallRun(10, Optional.of(new Experiment.Gate(Optional.of(drop), Optional.of(penalty))), "small");
    }

    SmallRun cut(int images) {
        return new SmallRun(images, gate, name);
    }

    SmallRun named(String other) {
        return new SmallRun(imagesPerTask, gate, other);
    }

    List<MetricRecord> records() {
        Plan plan = plan();
        List<MetricRecord> records = new ArrayList<>();
        for (String edit : List.of(EvaluationTask.UNEDITED, SHARED)) {
            plan.tasks(edit).map(task -> record(plan, task)).forEach(records::add);
        }
        return records;
    }

    RunResults results() {
        return results(records());
    }

    /** Of those records. */
    RunResults results(List<MetricRecord> records) {
        List<TrialRecord> trials = List.of(trial(SHARED, Outcome.IMPROVED), trial(FULL, Outcome.NO_GAIN));
        List<Choice> choices = List.of(
                new Choice("small-1", SHARED, OptionalInt.of(0), OptionalInt.empty(), Outcome.IMPROVED),
                new Choice("small-1", FULL, OptionalInt.empty(), OptionalInt.empty(), Outcome.NO_GAIN));
        RgbImage picture = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
        return new RunResults(
                plan(),
                trials,
                choices,
                List.of(),
                List.of(),
                new ListedRecords(records),
                List.of(new RunResults.Example("Coat, <b>", picture)),
                new DrawnPictures(),
                List.of());
    }

    private static TrialRecord trial(String edit, Outcome outcome) {
        boolean improved = outcome == Outcome.IMPROVED;
        TrialSpec spec = new TrialSpec(
                0,
                "full-fine-tuning",
                Optional.empty(),
                0.001,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                2,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                5);
        Accuracy before = new Accuracy(1, 4);
        Accuracy best = improved ? new Accuracy(4, 4) : before;
        return new TrialRecord(
                "small-1",
                edit,
                spec,
                OptionalInt.empty(),
                outcome,
                Optional.empty(),
                before,
                best,
                Optional.empty(),
                improved ? 2 : 0,
                List.of(new EpochPoint(0, 2, before), new EpochPoint(1, 1.5, before), new EpochPoint(2, 1, best)),
                improved ? List.of("features.18.weight") : List.of(),
                improved ? Optional.of(new WeightChange(147_456, 0.0412)) : Optional.empty(),
                improved ? Optional.of("a".repeat(64)) : Optional.empty(),
                PROVENANCE);
    }

    private Plan plan() {
        Experiment experiment = new Experiment(
                name,
                seed,
                new Experiment.Model("small-vgg", "models/m.safetensors", OptionalInt.empty(), Precision.FLOAT32),
                new Experiment.Task("datasets/o", OptionalInt.empty(), Optional.empty(), Optional.empty()),
                List.of(new Experiment.EditingTask(
                        "editing", "datasets/e/train", "datasets/e,val", OptionalInt.empty(), Optional.empty())),
                List.of(),
                new Experiment.Alphas(0, 1, 0.5),
                new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), split),
                new Experiment.Shifts(List.of("fog"), List.of(1, 3), List.of()),
                true,
                gate,
                Optional.empty());
        List<ReportedAs> both = List.of(
                new ReportedAs(SHARED, SHARED, methods.get(0)),
                new ReportedAs(
                        "one-layer-interpolation@features.18", "one-layer-interpolation@features.18", methods.get(1)));
        return new Plan(
                "small-1",
                "1+c0de",
                experiment,
                "e".repeat(64),
                "w".repeat(64),
                List.of(new Plan.DatasetUse("datasets/o", "d".repeat(64))),
                Optional.empty(),
                Optional.empty(),
                Optional.of("sha256:" + "f".repeat(64)),
                List.of(
                        new PlannedEdit(
                                SHARED,
                                "editing",
                                Optional.of("features.18"),
                                both,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        new PlannedEdit(
                                FULL,
                                "editing",
                                Optional.empty(),
                                List.of(new ReportedAs(FULL, FULL, FULL)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of())),
                sets(),
                List.of(new Exposure("datasets/o", 11, List.of(3)), new Exposure("datasets/e,val", 4, List.of())),
                List.of(0.0, 0.5, 1.0),
                imagesPerTask);
    }

    private static List<EvaluationSet> sets() {
        List<EvaluationSet> sets = new ArrayList<>();
        for (Optional<Shift> shift :
                List.of(Optional.<Shift>empty(), Optional.of(new Shift("fog", 1)), Optional.of(new Shift("fog", 3)))) {
            String suffix = shift.map(one -> "+fog-" + one.severity()).orElse("");
            sets.add(new EvaluationSet(
                    "original" + suffix, Optional.empty(), Selection.all("datasets/o", 10), shift, false));
            sets.add(new EvaluationSet(
                    "editing" + suffix, Optional.of("editing"), Selection.all("datasets/e,val", 4), shift, false));
        }
        return sets;
    }

    private static MetricRecord record(Plan plan, EvaluationTask task) {
        List<AlphaPoint> points = task.alphas().stream()
                .map(alpha -> point(task, alpha, RIGHT.get(task.edit() + " " + task.set() + " " + alpha)))
                .toList();
        return new MetricRecord(
                plan.run(),
                task.edit(),
                task.set(),
                task.from(),
                task.to(),
                IntStream.range(task.from(), task.to()).mapToObj(i -> 0).toList(),
                IntStream.range(task.from(), task.to())
                        .mapToObj(i -> plan.set(task.set()).task().orElse("original") + "-" + i)
                        .toList(),
                points,
                PROVENANCE);
    }

    private static AlphaPoint point(EvaluationTask task, double alpha, String right) {
        List<Integer> predictions = right.substring(task.from(), task.to())
                .chars()
                .mapToObj(c -> c == '1' ? 0 : 1)
                .toList();
        int correct = (int) predictions.stream().filter(one -> one == 0).count();
        return new AlphaPoint(alpha, correct, predictions.size(), predictions);
    }
}
