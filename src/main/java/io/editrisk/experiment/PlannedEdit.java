package io.editrisk.experiment;

import io.editrisk.edit.Halving;
import io.editrisk.edit.TrialSpec;
import io.editrisk.experiment.Experiment.EditingTask;
import java.time.Duration;
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
 */
public record PlannedEdit(
        String name,
        String task,
        Optional<String> layer,
        List<ReportedAs> reportedAs,
        Optional<Halving> halving,
        Optional<Double> maxMinutes,
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
     * edited elsewhere {@code external@file}.
     */
    public static String placeOf(String method, Optional<String> where) {
        return where.map(at -> method + "@" + at).orElse(method);
    }

    /** The same for an editing task: {@code task:method@layer} where tasks have names. */
    public static String nameOf(String task, String place) {
        return task.equals(EditingTask.ONLY) ? place : task + ":" + place;
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
