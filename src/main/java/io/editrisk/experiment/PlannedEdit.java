package io.editrisk.experiment;

import io.editrisk.edit.TrialSpec;
import java.util.List;
import java.util.Optional;

/**
 * An edit and its trials. Methods that train alike (local fine-tuning and 1-layer interpolation at the same layer with
 * the same search) are one planned edit, reported under each of their names and measured once.
 *
 * @param name names it in keys: the first of {@code reportedAs}
 * @param reportedAs method and name of each row it has in the report
 */
public record PlannedEdit(String name, Optional<String> layer, List<ReportedAs> reportedAs, List<TrialSpec> trials) {

    /** A row of the report: {@code edit} is {@code method@layer}, or the method alone. */
    public record ReportedAs(String edit, String method) {}

    /**
     * The name of a method at a layer, {@code method@layer}, or of a whole-network method, {@code method}; of weights that were
     * edited elsewhere {@code external@file}.
     */
    public static String nameOf(String method, Optional<String> where) {
        return where.map(at -> method + "@" + at).orElse(method);
    }

    public PlannedEdit {
        reportedAs = List.copyOf(reportedAs);
        trials = List.copyOf(trials);
    }
}
