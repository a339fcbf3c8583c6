package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MeanChange;
import io.editrisk.evaluation.Measurements;
import io.editrisk.report.Summary.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs side by side, the first one being what the others are held against: what differs in how they were made, and each edit that is
 * in any of them at its chosen point. Where two runs measured the same images their difference is paired, image by image.
 *
 * @param settings what differs, one a line
 * @param rows the network before editing, then the edits, each by quantity
 */
public record Comparison(List<Side> runs, List<Setting> settings, List<Row> rows) {

    public Comparison {
        runs = List.copyOf(runs);
        settings = List.copyOf(settings);
        rows = List.copyOf(rows);
    }

    /** One of the runs. */
    public record Side(String run, String name, Verdict verdict, String sentence) {}

    /**
     * A place of the experiment, or what else went into a run.
     *
     * @param values one a run; empty where a run has none there
     */
    public record Setting(String place, List<String> values) {
        public Setting {
            values = List.copyOf(values);
        }
    }

    /** A quantity of an edit, one a run. */
    public record Row(String edit, String quantity, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A number.
     *
     * @param alpha where it was measured
     * @param value accuracy; empty where the run has none
     * @param change to the first run's, where both measured the same images
     */
    public record Cell(Optional<Double> alpha, Optional<Double> value, Optional<Difference> change) {
        static final Cell NONE = new Cell(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The first of those is what the others are compared with. */
    public static Comparison of(List<JudgedRun> runs) {
        return new Comparison(
                runs.stream()
                        .map(JudgedRun::summary)
                        .map(summary -> new Side(summary.run(), summary.name(), summary.verdict(), summary.sentence()))
                        .toList(),
                SettingsThatDiffer.of(runs.stream().map(JudgedRun::plan).toList()),
                rows(runs));
    }

    private static List<Row> rows(List<JudgedRun> runs) {
        List<Row> rows = new ArrayList<>();
        Set<String> tasks = new LinkedHashSet<>();
        Set<String> edits = new LinkedHashSet<>();
        for (JudgedRun run : runs) {
            run.plan().experiment().editingTasks().forEach(task -> tasks.add(task.name()));
            run.summary().edits().forEach(edit -> edits.add(edit.edit()));
        }
        add(rows, runs, FigureData.UNEDITED, "original accuracy", run -> place(run, Optional.empty(), false));
        add(
                rows,
                runs,
                FigureData.UNEDITED,
                "original accuracy under shift",
                run -> place(run, Optional.empty(), true));
        for (String task : tasks) {
            add(rows, runs, FigureData.UNEDITED, task + " accuracy", run -> place(run, Optional.of(task), false));
        }
        for (String edit : edits) {
            add(rows, runs, edit, "editing accuracy", run -> place(run, edit, true, false));
            add(rows, runs, edit, "original accuracy", run -> place(run, edit, false, false));
            add(rows, runs, edit, "original accuracy under shift", run -> place(run, edit, false, true));
        }
        return rows;
    }

    /** What a quantity is the mean of. */
    private record Place(String edit, double alpha, List<EvaluationSet> sets) {}

    private interface InRun {
        Optional<Place> find(JudgedRun run);
    }

    private static Optional<Place> place(JudgedRun run, Optional<String> task, boolean shifted) {
        List<EvaluationSet> sets = sets(run, task, shifted);
        return sets.isEmpty() ? Optional.empty() : Optional.of(new Place(EvaluationTask.UNEDITED, 0, sets));
    }

    private static Optional<Place> place(JudgedRun run, String edit, boolean editing, boolean shifted) {
        return run.summary().edits().stream()
                .filter(one -> one.edit().equals(edit))
                .filter(one -> one.chosen().isPresent())
                .findFirst()
                .map(one -> new Place(
                        run.plan().reported(edit).orElseThrow().name(),
                        one.chosen().orElseThrow().alpha(),
                        sets(run, editing ? Optional.of(one.task()) : Optional.empty(), shifted)))
                .filter(place -> !place.sets().isEmpty());
    }

    /** The task's images as they are, or all shifted forms of them. */
    private static List<EvaluationSet> sets(JudgedRun run, Optional<String> task, boolean shifted) {
        String clean = task.orElse(EvaluationTask.UNEDITED);
        return shifted
                ? run.plan().shifted(task)
                : run.plan().sets().stream()
                        .filter(set -> set.id().equals(clean))
                        .toList();
    }

    private static void add(List<Row> rows, List<JudgedRun> runs, String edit, String quantity, InRun place) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            cells.add(cell(i == 0 ? Optional.empty() : Optional.of(runs.get(0)), runs.get(i), place));
        }
        if (cells.stream().anyMatch(cell -> cell.value().isPresent())) {
            rows.add(new Row(edit, quantity, cells));
        }
    }

    private static Cell cell(Optional<JudgedRun> first, JudgedRun run, InRun in) {
        Optional<Place> found = in.find(run);
        if (found.isEmpty()) {
            return Cell.NONE;
        }
        Place place = found.get();
        double mean = place.sets().stream()
                .mapToDouble(set -> run.measured()
                        .accuracy(place.edit(), set, place.alpha())
                        .fraction())
                .average()
                .orElseThrow();
        return new Cell(
                Optional.of(place.alpha()),
                Optional.of(mean),
                first.flatMap(other -> in.find(other).flatMap(before -> change(other, before, run, place))));
    }

    /** Empty where the two did not measure the same images. */
    private static Optional<Difference> change(JudgedRun first, Place before, JudgedRun run, Place place) {
        List<String> ids = ids(before);
        Measurements there = first.measured().among(before.edit());
        Measurements here = run.measured().among(place.edit());
        if (!ids.equals(ids(place))
                || !place.sets().stream().allMatch(set -> there.identities(set).equals(here.identities(set)))) {
            return Optional.empty();
        }
        MeanChange mean = new MeanChange(here, 1);
        mean.addRun(
                there,
                place.sets(),
                new MeanChange.At(before.edit(), before.alpha()),
                new MeanChange.At(place.edit(), place.alpha()));
        return Optional.of(Difference.of(mean));
    }

    private static List<String> ids(Place place) {
        return place.sets().stream().map(EvaluationSet::id).toList();
    }
}
