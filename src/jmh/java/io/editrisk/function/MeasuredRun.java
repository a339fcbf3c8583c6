package io.editrisk.function;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.ShardCache;
import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.TrialRule;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.Precision;
import io.editrisk.shift.Corruptions;
import io.editrisk.shift.FrostTextures;
import io.editrisk.shift.Shift;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A run whose every record is there, drawn: the garments under 19 corruptions at five severities, 2,880 records an edit of 50
 * predictions a point. An edit is right about four images of five; a third of the others have another class than before.
 */
final class MeasuredRun {

    static final String RUN = "measured";

    private static final String ORIGINAL = "datasets/garments";
    private static final String EDITING = "datasets/garments-on-snow/val";
    private static final String TRAIN = "datasets/garments-on-snow/train";
    private static final int ORIGINALS = 1300;
    private static final int EDITED = 200;
    private static final int IMAGES = 50;
    private static final int CLASSES = 10;

    private final ObjectStore store;
    private final Datasets datasets = new Datasets(new ImageCodec(), new ShardCache(0));
    private final SplittableRandom random = new SplittableRandom(7);
    private final Plan plan;
    private int predictions;

    private MeasuredRun(ObjectStore store, int edits, List<Double> alphas) {
        this.store = store;
        this.plan = plan(edits, alphas);
    }

    /** Writes it beside the example's data sets; returns how many records and predictions it has. */
    static int[] write(ObjectStore store, int edits, List<Double> alphas) {
        MeasuredRun run = new MeasuredRun(store, edits, alphas);
        return new int[] {run.write(), run.predictions};
    }

    private int write() {
        store.put(StoreLayout.plan(RUN), Json.encode(plan));
        int records = records(EvaluationTask.UNEDITED);
        for (PlannedEdit edit : plan.edits()) {
            Choice choice = new Choice(RUN, edit.name(), OptionalInt.of(0), OptionalInt.empty(), Outcome.IMPROVED);
            store.put(StoreLayout.choice(RUN, edit.name()), Json.encode(choice));
            store.put(StoreLayout.trained(RUN, edit.name(), 0, OptionalInt.empty()), Json.encode(trial(edit)));
            records += records(edit.name());
        }
        store.put(StoreLayout.measured(RUN), Json.encode(Completion.Marker.of(RUN, "")));
        return records;
    }

    private int records(String edit) {
        List<EvaluationTask> tasks = plan.tasks(edit).toList();
        for (EvaluationTask task : tasks) {
            store.put(StoreLayout.record(RUN, edit, task.id()), Json.encode(record(task)));
        }
        return tasks.size();
    }

    private MetricRecord record(EvaluationTask task) {
        List<Integer> labels = IntStream.range(task.from(), task.to())
                .mapToObj(i -> i % CLASSES)
                .toList();
        List<String> identities = IntStream.range(task.from(), task.to())
                .mapToObj(i -> plan.set(task.set()).dataset() + "/" + i)
                .toList();
        List<AlphaPoint> points =
                task.alphas().stream().map(alpha -> point(alpha, labels)).toList();
        return new MetricRecord(
                RUN, task.edit(), task.set(), task.from(), task.to(), labels, identities, points, provenance());
    }

    private AlphaPoint point(double alpha, List<Integer> labels) {
        List<Integer> classes = new ArrayList<>();
        List<Float> margins = new ArrayList<>();
        int correct = 0;
        for (int label : labels) {
            int predicted = random.nextInt(5) > 0 ? label : random.nextInt(CLASSES);
            correct += predicted == label ? 1 : 0;
            classes.add(predicted);
            margins.add(random.nextInt(1000) / 100f);
        }
        predictions += labels.size();
        return new AlphaPoint(alpha, correct, labels.size(), classes, Optional.of(margins));
    }

    private Provenance provenance() {
        return new Provenance(plan.code(), "e".repeat(64), "w".repeat(64), "d".repeat(64), 7, "PyTorch 2.7.1", "cpu");
    }

    private Plan plan(int edits, List<Double> alphas) {
        List<EvaluationSet> sets = new ArrayList<>();
        add(Optional.empty(), sets);
        for (String kind : Corruptions.names()) {
            for (int severity = 1; severity <= 5; severity++) {
                add(Optional.of(new Shift(kind, severity)), sets);
            }
        }
        return new Plan(
                RUN,
                "benchmark",
                experiment(),
                Digest.of(new byte[0]),
                Digest.of(new byte[0]),
                List.of(use(ORIGINAL), use(EDITING), use(TRAIN)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(FrostTextures.generated().origin()),
                IntStream.range(0, edits).mapToObj(MeasuredRun::edit).toList(),
                sets,
                List.of(),
                alphas,
                IMAGES);
    }

    private static void add(Optional<Shift> shift, List<EvaluationSet> sets) {
        String suffix =
                shift.map(one -> "+" + one.corruption() + "-" + one.severity()).orElse("");
        sets.add(new EvaluationSet(
                "original" + suffix, Optional.empty(), Selection.all(ORIGINAL, ORIGINALS), shift, false));
        sets.add(new EvaluationSet(
                "editing" + suffix, Optional.of("editing"), Selection.all(EDITING, EDITED), shift, false));
    }

    private Plan.DatasetUse use(String key) {
        Dataset dataset = datasets.open(store, key);
        return new Plan.DatasetUse(key, dataset.manifest().digest());
    }

    private static PlannedEdit edit(int number) {
        String name = "local-fine-tuning@features." + number;
        return new PlannedEdit(
                name,
                "editing",
                Optional.of("features." + number),
                List.of(new ReportedAs(name, name, "local-fine-tuning")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(EmptyRun.spec()));
    }

    private static Experiment experiment() {
        return new Experiment(
                RUN,
                7,
                new Experiment.Model(
                        "small-vgg", "models/garments.safetensors", OptionalInt.empty(), Precision.FLOAT32),
                new Experiment.Task(ORIGINAL, OptionalInt.of(ORIGINALS), Optional.empty(), Optional.empty()),
                List.of(new Experiment.EditingTask("editing", TRAIN, EDITING, OptionalInt.empty(), Optional.empty())),
                List.of(),
                new Experiment.Alphas(0, 1, 1),
                new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), false),
                new Experiment.Shifts(Corruptions.names(), List.of(1, 2, 3, 4, 5), List.of()),
                true,
                Optional.of(new Experiment.Gate(Optional.of(.02), Optional.of(.05))),
                Optional.empty());
    }

    private TrialRecord trial(PlannedEdit edit) {
        return new TrialRecord(
                RUN,
                edit.name(),
                EmptyRun.spec(),
                OptionalInt.empty(),
                Outcome.IMPROVED,
                Optional.empty(),
                new Accuracy(0, 1),
                new Accuracy(1, 1),
                Optional.empty(),
                1,
                List.of(),
                List.of("w"),
                Optional.empty(),
                Optional.of(Digest.of(new byte[0])),
                provenance());
    }
}
