package io.editrisk.experiment;

import io.editrisk.edit.Halving;
import io.editrisk.edit.TrialSpec;
import io.editrisk.experiment.Experiment.EditingTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An edit and its trials. Methods that train alike (local fine-tuning and 1-layer interpolation at the same layer with
 * the same search) are one planned edit, reported under each of their names and measured once.
 *
 * @param name names it in keys: the first of {@code reportedAs}
 * @param task the editing task that it is made for, by name
 * @param reportedAs method and name of each row it has in the report
 * @param halving how its trials are searched; empty where all are trained up to the cap on epochs
 * @param maxMinutes that each trial is trained, above 0; empty for no limit
 * @param base the row of the report that it starts from, at its chosen point; the unedited network where empty
 */
public record PlannedEdit(
        String name,
        String task,
        Optional<String> layer,
        List<ReportedAs> reportedAs,
        Optional<Halving> halving,
        Optional<Double> maxMinutes,
        Optional<String> base,
        List<TrialSpec> trials) {

    private static final double NANOS = 60e9;

    /**
     * A row of the report.
     *
     * @param edit its name, as {@link #nameOf} has it
     * @param place the same without the editing task: edits of several tasks that are averaged have the same
     */
    public record ReportedAs(String edit, String place, String method) {}

    /**
     * The name of a method at a layer, {@code method@layer}, or of a whole-network method, {@code method}; of weights that were
     * edited elsewhere {@code external@file}. What the experiment tells it from others by comes last: {@code
     * method@layer+as}.
     */
    public static String placeOf(String method, Optional<String> where, Optional<String> as) {
        return method
                + where.map(at -> "@" + at).orElse("")
                + as.map(word -> "+" + word).orElse("");
    }

    /** The same for an editing task: {@code task:method@layer} where tasks have names. */
    public static String nameOf(String task, String place) {
        return task.equals(EditingTask.ONLY) ? place : task + ":" + place;
    }

    /** Whether the report has a row of it by that name. */
    public boolean isReportedAs(String row) {
        return reportedAs.stream().anyMatch(name -> name.edit().equals(row));
    }

    /**
     * What it starts from, then what that starts from, and so on; none where it starts from the unedited network.
     *
     * @param all the edits of its run
     */
    public List<PlannedEdit> below(List<PlannedEdit> all) {
        List<PlannedEdit> below = new ArrayList<>();
        Optional<String> next = base;
        while (next.isPresent()) {
            String row = next.get();
            PlannedEdit found = all.stream()
                    .filter(edit -> edit.isReportedAs(row))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no edit " + row));
            below.add(found);
            next = found.base();
        }
        return below;
    }

    /** For how long each trial is trained at most. */
    public Optional<Duration> limit() {
        return maxMinutes.map(minutes -> Duration.ofNanos((long) (minutes * NANOS)));
    }

    public PlannedEdit {
        reportedAs = List.copyOf(reportedAs);
        trials = List.copyOf(trials);
    }
}
