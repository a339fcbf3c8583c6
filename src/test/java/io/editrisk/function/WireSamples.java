package io.editrisk.function;

import io.editrisk.edit.Brought;
import io.editrisk.edit.Choice;
import io.editrisk.edit.EpochPoint;
import io.editrisk.edit.Halving;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.OriginalCost;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.Rewrite;
import io.editrisk.edit.Spatial;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.Target;
import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.TrialRule;
import io.editrisk.edit.TrialSpec;
import io.editrisk.edit.WeightChange;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Exposure;
import io.editrisk.experiment.Fault;
import io.editrisk.experiment.Head;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.network.Precision;
import io.editrisk.report.Verdict;
import io.editrisk.shift.Shift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One of each record that is stored, by the name of its golden file; every optional field both there and not. */
final class WireSamples {

    private static final String RUN = "garments-0123456789ab";
    private static final String EDIT = "local-collision@features.18";
    private static final String LOW_RANK = "direct-low-rank@features.18";
    private static final Provenance PROVENANCE =
            new Provenance("0.1.0+0123456789ab", digest("1e"), digest("2e"), digest("3e"), 7, "PyTorch 2.7.1", "cpu");

    private WireSamples() {}

    private static String digest(String pair) {
        return pair.repeat(32);
    }

    static Map<String, Object> all() {
        Map<String, Object> samples = new TreeMap<>();
        samples.put("plan", plan());
        samples.put("trial-call", new TrialCall(RUN, EDIT, 1, OptionalInt.empty()));
        samples.put("trial-record", improved());
        samples.put("trial-record-no-gain", without(Outcome.NO_GAIN, List.of()));
        samples.put("trial-record-brought", record(brought(), Outcome.BROUGHT, List.of(Double.NaN)));
        samples.put("trial-record-diverged", without(Outcome.DIVERGED, List.of(Double.NaN, Double.POSITIVE_INFINITY)));
        samples.put("trial-record-impossible", without(Outcome.IMPOSSIBLE, List.of(Double.NaN)));
        samples.put("trial-record-of-a-rung", record(lowRank(), OptionalInt.of(0), Outcome.NO_GAIN, List.of(0.5)));
        samples.put("choice", new Choice(RUN, EDIT, OptionalInt.of(1), OptionalInt.empty(), Outcome.IMPROVED));
        samples.put("choice-searched", new Choice(RUN, EDIT, OptionalInt.of(3), OptionalInt.of(2), Outcome.IMPROVED));
        samples.put("starting-point", new StartingPoint(RUN, LOW_RANK, EDIT, 0.5));
        samples.put("marker-of-a-rung", Completion.Marker.ofRung(RUN, EDIT, OptionalInt.of(0)));
        samples.put("rung-trials", new RungTrials(RUN, EDIT, 1, List.of(3, 4)));
        samples.put("trial-call-of-a-rung", new TrialCall(RUN, EDIT, 3, OptionalInt.of(1)));
        samples.put("choice-none", new Choice(RUN, EDIT, OptionalInt.empty(), OptionalInt.empty(), Outcome.COLLAPSED));
        samples.put("evaluation-task", new EvaluationTask(RUN, EDIT, "editing+fog-3", 0, 2, List.of(0.5, 1.0)));
        samples.put("metric-record", measured(Optional.of(List.of(12.3f, 0.0417f)), Optional.of(List.of(3e-7f, 0f))));
        samples.put("metric-record-without-margins", measured(Optional.empty(), Optional.empty()));
        samples.put("marker", Completion.Marker.of(RUN, EDIT));
        samples.put("plan-answer", new PlanAnswer("experiments/garments.yaml", digest("4e"), RUN, true, List.of()));
        samples.put("plan-answer-rejected", rejected());
        samples.put("completed", new Completed(RUN, Verdict.PASS, "1 of 2 edits passes the gate."));
        samples.put(
                "fault-record",
                new FaultRecord("edit", "runs/" + RUN + "/edits/" + EDIT + "/trials/1.trial.json", 3, "disk full"));
        return samples;
    }

    private static PlanAnswer rejected() {
        return new PlanAnswer(
                "experiments/garments.yaml",
                digest("4e"),
                "",
                false,
                List.of(
                        new Fault(
                                "experiments/garments.yaml",
                                4,
                                17,
                                "unknown architecture 'vgg'; allowed are small-vgg"),
                        new Fault("experiments/garments.yaml", 0, 0, "no object s3://editrisk/models/a.safetensors")));
    }

    private static TrialSpec spec(int trial) {
        return new TrialSpec(
                trial,
                "local-collision",
                Optional.of("features.18"),
                0.3,
                Optional.of(Target.FROZEN),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                40,
                OptionalInt.of(25),
                Optional.empty(),
                Optional.empty(),
                -7_000_000_000_000_000_001L);
    }

    private static TrialSpec wholeNetwork() {
        return new TrialSpec(
                0,
                "full-fine-tuning",
                Optional.empty(),
                0.001,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                1,
                10_000,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                5);
    }

    private static TrialSpec lowRank() {
        return new TrialSpec(
                0,
                "direct-low-rank",
                Optional.of("features.18"),
                3,
                Optional.of(Target.FROZEN),
                Optional.of(new LowRank(2, 0.02)),
                Optional.of(Optimisation.of(Optimisation.Kind.ADAMW)),
                0,
                40,
                OptionalInt.of(25),
                Optional.empty(),
                Optional.empty(),
                6);
    }

    private static TrialSpec brought() {
        return new TrialSpec(
                0,
                "external",
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(new Brought("models/lora.safetensors", digest("6e"), true)),
                7);
    }

    private static TrialRecord improved() {
        return new TrialRecord(
                RUN,
                EDIT,
                spec(1),
                OptionalInt.empty(),
                Outcome.IMPROVED,
                Optional.empty(),
                new Accuracy(14, 20),
                new Accuracy(16, 20),
                Optional.of(new OriginalCost(new Accuracy(550, 600), new Accuracy(541, 600))),
                1,
                List.of(new EpochPoint(0, 0.25, new Accuracy(14, 20)), new EpochPoint(1, 1e-9, new Accuracy(16, 20))),
                List.of("features.18.weight", "features.18.bias"),
                Optional.of(new WeightChange(147_584, 0.0123)),
                Optional.of(digest("5e")),
                PROVENANCE);
    }

    /** A trial that gained nothing, with these losses. */
    private static TrialRecord without(Outcome outcome, List<Double> losses) {
        return record(wholeNetwork(), outcome, losses);
    }

    private static TrialRecord record(TrialSpec spec, Outcome outcome, List<Double> losses) {
        return record(spec, OptionalInt.empty(), outcome, losses);
    }

    private static TrialRecord record(TrialSpec spec, OptionalInt rung, Outcome outcome, List<Double> losses) {
        Accuracy accuracy = new Accuracy(14, 20);
        return new TrialRecord(
                RUN,
                spec.method(),
                spec,
                rung,
                outcome,
                outcome == Outcome.IMPOSSIBLE ? Optional.of("the keys of 'features.18' are 0") : Optional.empty(),
                accuracy,
                accuracy,
                Optional.empty(),
                0,
                losses.stream().map(loss -> new EpochPoint(0, loss, accuracy)).toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                PROVENANCE);
    }

    private static MetricRecord measured(Optional<List<Float>> margins, Optional<List<Float>> last) {
        return new MetricRecord(
                RUN,
                EDIT,
                "editing+fog-3",
                0,
                2,
                List.of(3, 9),
                List.of("test-0001", "test-0002"),
                List.of(
                        new AlphaPoint(0.5, 1, 2, List.of(3, 2), margins),
                        new AlphaPoint(1, 0, 2, List.of(0, -1), last)),
                PROVENANCE);
    }

    private static Head head(String digest) {
        return new Head(List.of("coat", "ankle boot"), List.of("a photo of a {}."), digest(digest));
    }

    private static Plan plan() {
        return new Plan(
                RUN,
                "0.1.0+0123456789ab",
                experiment(),
                digest("1e"),
                digest("2e"),
                List.of(new Plan.DatasetUse("datasets/garments", digest("3e"))),
                Optional.of(new Plan.Heads(head("4e"), Map.of("editing", head("5e")))),
                Optional.empty(),
                Optional.of("sha256:" + digest("6e")),
                List.of(
                        new PlannedEdit(
                                EDIT,
                                "editing",
                                Optional.of("features.18"),
                                List.of(new ReportedAs(EDIT, EDIT, "local-collision")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(spec(0), spec(1))),
                        new PlannedEdit(
                                "full-fine-tuning",
                                "editing",
                                Optional.empty(),
                                List.of(new ReportedAs("full-fine-tuning", "full-fine-tuning", "full-fine-tuning")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(wholeNetwork())),
                        new PlannedEdit(
                                LOW_RANK,
                                "editing",
                                Optional.of("features.18"),
                                List.of(new ReportedAs(LOW_RANK, LOW_RANK, "direct-low-rank")),
                                Optional.of(Halving.of(1, 40)),
                                Optional.of(2.5),
                                Optional.of(EDIT),
                                List.of(lowRank())),
                        new PlannedEdit(
                                "external@lora",
                                "editing",
                                Optional.empty(),
                                List.of(new ReportedAs("external@lora", "external@lora", "external")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(brought()))),
                List.of(
                        new EvaluationSet(
                                "original",
                                Optional.empty(),
                                new Selection("datasets/garments", 600, List.of(7, 41), OptionalLong.empty()),
                                Optional.empty(),
                                false),
                        new EvaluationSet(
                                "editing+fog-3",
                                Optional.of("editing"),
                                Selection.all("datasets/snow/val", 2),
                                Optional.of(new Shift("fog", 3)),
                                false)),
                List.of(new Exposure("datasets/garments", 600, List.of(7, 41))),
                List.of(0.0, 0.5, 1.0),
                300);
    }

    private static Experiment experiment() {
        return new Experiment(
                "garments",
                7,
                new Experiment.Model(
                        "small-vgg", "models/garments.safetensors", OptionalInt.empty(), Precision.FLOAT32),
                new Experiment.Task(
                        "datasets/garments",
                        OptionalInt.of(600),
                        Optional.empty(),
                        Optional.of(new Experiment.TaskTraining("datasets/garments-train", OptionalInt.of(1000)))),
                List.of(new Experiment.EditingTask(
                        "editing", "datasets/snow/train", "datasets/snow/val", OptionalInt.empty(), Optional.empty())),
                List.of(
                        new Experiment.Edit(
                                "local-collision",
                                List.of("editing"),
                                List.of("features.18"),
                                List.of(0.3, 3.0),
                                Optional.empty(),
                                List.of(Target.FROZEN, Target.MOVING),
                                Optional.empty(),
                                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                                1,
                                40,
                                Optional.empty(),
                                OptionalInt.of(25),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Experiment.Edit(
                                "direct-low-rank",
                                List.of("editing"),
                                List.of("features.18"),
                                List.of(3.0),
                                Optional.of(Halving.of(150, 40)),
                                List.of(Target.FROZEN),
                                Optional.of(new LowRank(2, 0.02)),
                                Optional.of(Optimisation.of(Optimisation.Kind.ADAMW)),
                                10,
                                40,
                                Optional.of(2.5),
                                OptionalInt.of(25),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(EDIT),
                                Optional.of("after")),
                        new Experiment.Edit(
                                "rewriting",
                                List.of("editing"),
                                List.of("features.18"),
                                List.of(3.0),
                                Optional.empty(),
                                List.of(Target.FROZEN),
                                Optional.of(new LowRank(
                                        2, 0.02, Optional.of(new Rewrite(true, 0.001, Spatial.FULL_KERNEL, true)))),
                                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                                10,
                                40,
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Experiment.Edit(
                                "external",
                                List.of("editing"),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                10_000,
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.of(new Experiment.External("models/lora.safetensors", true)),
                                Optional.empty(),
                                Optional.empty())),
                new Experiment.Alphas(0, 1, 0.5),
                new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), false),
                new Experiment.Shifts(List.of("fog"), List.of(3), List.of("datasets/sketches")),
                true,
                Optional.of(new Experiment.Gate(Optional.of(0.02), Optional.empty())),
                Optional.empty());
    }
}
