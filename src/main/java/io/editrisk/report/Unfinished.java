package io.editrisk.report;

import java.util.List;

/**
 * A run that has no report, as a pipeline shows it.
 *
 * @param name of the run, or of the experiment where it was not planned
 * @param lines why, as far as that is known
 */
public record Unfinished(String name, List<String> lines) {

    public Unfinished {
        lines = List.copyOf(lines);
    }

    /** In place of {@code report.md}. */
    public byte[] markdown() {
        return MarkdownSummary.of(this);
    }

    /** In place of {@code junit.xml}. */
    public byte[] junit() {
        return JUnitXml.of(this);
    }
}
