package io.editrisk.report;

import io.editrisk.edit.Outcome;
import io.editrisk.experiment.Experiment;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.report.Summary.ParetoPoint;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.TrialSummary;
import io.editrisk.report.Summary.UneditedTask;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page says, in words and in numbers as they are read. */
record PageView(
        String title,
        String run,
        String verdict,
        String verdictClass,
        String sentence,
        List<String> certainty,
        List<String> incomplete,
        List<String> gate,
        String scope,
        String rule,
        boolean tasks,
        String trialRule,
        boolean costs,
        List<String> exposed,
        List<EditGroup> groups,
        List<String> methods,
        List<String> layers,
        List<String> taskNames,
        List<Named> heats,
        List<Named> alongTasks,
        List<Named> severityTasks,
        List<ChainRow> chains,
        List<AverageRow> averages,
        boolean charted,
        boolean shifted,
        boolean severities,
        CorruptedTable corrupted,
        List<PointRow> points,
        List<ShiftRow> shifts,
        List<ShapeRow> shapes,
        List<RobustnessRow> robustness,
        List<ChangeRow> changes,
        boolean changesBeside,
        String recommended,
        List<ExampleImage> examples,
        List<Fact> origin,
        List<String> deviations,
        List<TrialRow> trials,
        boolean searched,
        String experiment) {

    /** A figure and what it is of: an edit or a task. */
    record Named(String figure, String edit) {}

    /** Accuracies at a point; {@code pareto} where no other edit does better. */
    record PointRow(String edit, String alpha, List<String> numbers, boolean pareto) {}

    /** One evaluation set at a chosen point. */
    record ShiftRow(String set, String edit, String accuracy, String change) {}

    /** A line of the provenance. */
    record Fact(String name, String value) {}

    /** One training run. */
    record TrialRow(
            String edit,
            int number,
            String rate,
            String target,
            String rung,
            String outcome,
            String epoch,
            String accuracy,
            String original,
            boolean chosen) {}

    static PageView of(RunResults results, Summary summary, WhatChanged changes, List<DrawnEdit> drawn) {
        Experiment experiment = results.plan().experiment();
        boolean charted =
                summary.edits().stream().anyMatch(edit -> edit.chosen().isPresent());
        return new PageView(
                summary.name(),
                summary.run(),
                verdict(summary.verdict()),
                summary.verdict().name().toLowerCase(Locale.ROOT),
                summary.sentence(),
                new Certainty(summary).lines(),
                summary.incomplete(),
                gate(summary),
                scope(summary, experiment),
                rule(experiment),
                experiment.editingTasks().size() > 1,
                trialRule(experiment),
                experiment.choosing().trial().looksAtOriginal(),
                exposed(summary),
                EditGroup.of(summary),
                distinct(summary, edit -> Optional.of(edit.method())),
                distinct(summary, EditSummary::layer),
                experiment.taskNames(),
                summary.edits().stream()
                        .filter(edit -> edit.chosen().isPresent())
                        .filter(edit ->
                                !edit.chosen().orElseThrow().originalShifts().isEmpty())
                        .map(edit -> new Named(Figures.ofEdit(edit.edit()), edit.edit()))
                        .toList(),
                tasks(experiment, "shifts-along-alpha"),
                tasks(experiment, "by-severity"),
                ChainRow.of(summary),
                summary.averages().stream().map(AverageRow::of).toList(),
                charted,
                !summary.unedited().shifts().isEmpty(),
                !experiment.shifts().corruptions().isEmpty(),
                CorruptedTable.of(summary),
                points(summary),
                shifts(summary),
                ShapeRow.of(drawn),
                RobustnessRow.of(summary.edits()),
                ChangeRow.of(changes),
                !changes.fits(),
                summary.recommended().stream().findFirst().orElse(""),
                results.examples().stream().map(ExampleImage::of).toList(),
                origin(summary.provenance()),
                Deviations.of(results.plan()),
                summary.edits().stream().flatMap(PageView::trials).toList(),
                summary.edits().stream().anyMatch(edit -> edit.search().isPresent()),
                new String(Json.encodePretty(experiment), StandardCharsets.UTF_8));
    }

    private static List<Named> tasks(Experiment experiment, String figure) {
        List<String> tasks = experiment.taskNames();
        return tasks.stream()
                .map(task ->
                        new Named(Figures.named(figure, task, tasks.size()), tasks.size() == 1 ? "Editing task" : task))
                .toList();
    }

    private static List<String> distinct(Summary summary, Function<EditSummary, Optional<String>> part) {
        return summary.edits().stream()
                .filter(edit -> edit.chosen().isPresent())
                .flatMap(edit -> part.apply(edit).stream())
                .distinct()
                .toList();
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Passed";
            case FAIL -> "Failed";
            case NONE -> "No gate";
            case INCOMPLETE -> "Incomplete";
        };
    }

    private static List<String> gate(Summary summary) {
        List<String> limits = new ArrayList<>();
        summary.gate().ifPresent(gate -> {
            gate.maxOriginalDrop()
                    .ifPresent(limit ->
                            limits.add("accuracy on the original task may fall by at most " + Numbers.size(limit)));
            gate.maxOriginalOodPenalty()
                    .ifPresent(limit -> limits.add("accuracy on the original task under shift may fall by at most "
                            + Numbers.size(limit) + ", as a mean over the shifts"));
        });
        return limits;
    }

    /** What of the data the edits are trained on, where there is any. */
    private static List<String> exposed(Summary summary) {
        return summary.exposure().stream()
                .filter(exposed -> exposed.edited() > 0)
                .map(exposed ->
                        exposed.edited() + " of the " + exposed.images() + " images of " + exposed.dataset() + " ("
                                + Numbers.percent(exposed.share()) + ") show what the edits are trained on; "
                                + (exposed.leftOut() ? "they are left out." : "they are measured nevertheless."))
                .toList();
    }

    private static String scope(Summary summary, Experiment experiment) {
        int shifts = experiment.shifts().corruptions().size()
                        * experiment.shifts().severities().size()
                + experiment.shifts().datasets().size();
        return "Measured on " + summary.unedited().original().seen() + " images of the original task and "
                + editing(summary.unedited().editing())
                + (shifts == 0 ? "." : ", each as it is and under " + shifts + (shifts == 1 ? " shift." : " shifts."))
                + (experiment.choosing().split()
                        ? " Trials and α were chosen on other images, about as many."
                        : " Trials and α were chosen on these images too, as the paper does, so what is gained is flattered.")
                + summary.early().map(early -> " " + EarlyEnds.sentence(early)).orElse("");
    }

    private static String rule(Experiment experiment) {
        String chosen = switch (experiment.choosing().alpha()) {
            case GATE -> "the point with the best editing accuracy among those that keep the gate was chosen";
            case MEAN -> "the point with the best mean of editing and original accuracy was chosen";
            case KNEE -> "the point was chosen where the trade-off of original and editing accuracy bends most";
            case FIXED -> "the point is the one that the experiment names";
        };
        return experiment.choosing().split() || experiment.choosing().fixed().isPresent()
                ? chosen
                : chosen + ", on the images shown here";
    }

    private static String trialRule(Experiment experiment) {
        return switch (experiment.choosing().trial()) {
            case EDITING -> "the best accuracy on the editing task's validation images";
            case MEAN -> "the best mean of editing and original accuracy";
            case GATE ->
                "the best editing accuracy among those that lose no more of the original task than the gate allows";
        };
    }

    private static String editing(List<UneditedTask> tasks) {
        String seen = tasks.stream()
                .map(task -> task.accuracy().seen())
                .distinct()
                .map(count -> Long.toString(count))
                .collect(Collectors.joining(", "));
        return tasks.size() == 1
                ? seen + " of the editing task"
                : seen + " of each of " + tasks.size() + " editing tasks";
    }

    private static List<PointRow> points(Summary summary) {
        return summary.edits().stream()
                .flatMap(edit -> edit.points().stream()
                        .map(point -> new PointRow(
                                edit.edit(),
                                Numbers.alpha(point.alpha()),
                                numbers(point),
                                summary.pareto().contains(new ParetoPoint(edit.edit(), point.alpha())))))
                .toList();
    }

    private static List<String> numbers(Point point) {
        return List.of(
                Numbers.percent(point.editing().accuracy()),
                Numbers.percent(point.original().accuracy()),
                point.originalOodPenalty()
                        .map(penalty -> Numbers.signed(penalty.value()))
                        .orElse(""),
                point.editingOodPenalty()
                        .map(penalty -> Numbers.signed(penalty.value()))
                        .orElse(""));
    }

    private static List<ShiftRow> shifts(Summary summary) {
        return Stream.concat(
                        summary.unedited().shifts().stream().map(shift -> row("before editing", shift)),
                        summary.edits().stream()
                                .flatMap(edit -> edit.chosen().stream()
                                        .flatMap(chosen -> Stream.concat(
                                                        chosen.originalShifts().stream(),
                                                        chosen.editingShifts().stream())
                                                .map(shift -> row(edit.edit(), shift)))))
                .toList();
    }

    private static ShiftRow row(String edit, OfShift shift) {
        return new ShiftRow(
                shift.set(),
                edit,
                Numbers.percent(shift.accuracy().accuracy()),
                shift.change()
                        .map(change -> Numbers.signed(change.value()) + " (" + Numbers.signed(change.interval()) + ")")
                        .orElse(""));
    }

    private static List<Fact> origin(Summary.Origin origin) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Code", origin.code()));
        facts.add(new Fact("Seed", Long.toString(origin.seed())));
        facts.add(new Fact("Engine", String.join(", ", origin.engines())));
        facts.add(new Fact("Device", String.join(", ", origin.devices())));
        facts.add(new Fact("Experiment", "sha256 " + origin.experiment()));
        facts.add(new Fact("Weights", "sha256 " + origin.weights()));
        origin.data().forEach(data -> facts.add(new Fact(data.dataset(), "sha256 " + data.digest())));
        origin.frost().ifPresent(frost -> facts.add(new Fact("Textures of frost", frost.replace(':', ' '))));
        return facts;
    }

    private static Stream<TrialRow> trials(EditSummary edit) {
        return edit.trials().stream().map(trial -> row(edit, trial));
    }

    private static TrialRow row(EditSummary edit, TrialSummary trial) {
        return new TrialRow(
                edit.edit(),
                trial.trial(),
                trial.learningRate().stream().mapToObj(Numbers::alpha).collect(Collectors.joining()),
                trial.target().orElse(""),
                rung(edit, trial),
                outcome(trial.outcome()) + trial.reason().map(why -> ": " + why).orElse(""),
                trial.bestEpoch() + " of " + trial.epochs(),
                Numbers.percent(trial.editing().accuracy()),
                trial.original()
                        .map(original -> Numbers.percent(original.accuracy()))
                        .orElse(""),
                edit.trial().isPresent() && edit.trial().getAsInt() == trial.trial());
    }

    /** How far the search took it, for instance {@code 2 of 3}. */
    private static String rung(EditSummary edit, TrialSummary trial) {
        return edit.search()
                .map(search ->
                        trial.rung().orElseThrow() + 1 + " of " + search.rungs().size())
                .orElse("");
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case IMPROVED -> "improved";
            case BROUGHT -> "brought";
            case NO_GAIN -> "no gain";
            case COLLAPSED -> "collapsed";
            case DIVERGED -> "diverged";
            case IMPOSSIBLE -> "impossible";
            case NO_BASE -> "no base";
        };
    }
}
