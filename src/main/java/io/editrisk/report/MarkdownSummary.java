package io.editrisk.report;

import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run in GitHub's Markdown, which GitLab reads too, for a pull request's comment: verdict, the sentence, a row an edit at
 * its chosen point. Names are shown as they are and never read as Markdown, HTML, links or mentions.
 */
final class MarkdownSummary {

    /** A comment may have 65,536 characters, and rows have some hundreds. */
    private static final int MOST_ROWS = 100;

    private static final int MOST_LINES = 50;
    private static final int LONGEST_LINE = 500;

    private MarkdownSummary() {}

    static byte[] of(Summary summary) {
        StringBuilder text = new StringBuilder();
        text.append("### editrisk: ").append(verdict(summary.verdict())).append("\n\n");
        text.append(plain(summary.sentence())).append("\n\n");
        new Certainty(summary).lines().forEach(line -> text.append(plain(line)).append("\n\n"));
        if (!summary.incomplete().isEmpty()) {
            lines(text, summary.incomplete());
            text.append('\n');
        }
        if (!summary.edits().isEmpty()) {
            text.append("| edit | α | editing task | original task | original, under shift | gate |\n");
            text.append("|---|---|---|---|---|---|\n");
            summary.edits().stream().limit(MOST_ROWS).forEach(edit -> row(text, summary, edit));
            text.append('\n');
        }
        int more = summary.edits().size() - MOST_ROWS;
        if (more > 0) {
            text.append("And ").append(more).append(" more edits, in `summary.json`.\n\n");
        }
        text.append("Before editing ").append(before(summary));
        text.append(" Changes in points, with 95% intervals, at the point α of each edit's line that was chosen.\n\n");
        summary.early()
                .ifPresent(early -> text.append(EarlyEnds.sentence(early)).append("\n\n"));
        text.append("Run ").append(code(summary.run())).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(Unfinished run) {
        StringBuilder text = new StringBuilder("### editrisk: not finished\n\n");
        text.append("Run ").append(code(run.name())).append(" has no report.\n\n");
        lines(text, run.lines());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void lines(StringBuilder text, List<String> lines) {
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("- ").append(code(line)).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("- and ").append(lines.size() - MOST_LINES).append(" more\n");
        }
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "the gate passed";
            case FAIL -> "the gate failed";
            case NONE -> "measured, without a gate";
            case INCOMPLETE -> "incomplete";
        };
    }

    private static String before(Summary summary) {
        String editing = summary.unedited().editing().stream()
                .map(task -> counted(task.accuracy()) + " of " + code(task.task()))
                .collect(Collectors.joining(", "));
        return "the network was right about " + counted(summary.unedited().original()) + " of the original task"
                + (editing.isEmpty() ? "." : ", " + editing + ".");
    }

    private static String counted(Measured measured) {
        return Numbers.percent(measured.accuracy()) + " (" + measured.correct() + " of " + measured.seen() + ")";
    }

    private static void row(StringBuilder text, Summary summary, EditSummary edit) {
        String name = code(edit.edit()) + (summary.recommended().contains(edit.edit()) ? " **recommended**" : "");
        Optional<Point> chosen = edit.chosenPoint();
        List<String> cells = chosen.map(point -> List.of(
                        name,
                        Numbers.alpha(point.alpha()),
                        Numbers.percent(point.editing().accuracy()) + ", " + change(point.editingChange()),
                        Numbers.percent(point.original().accuracy()) + ", " + change(point.originalChange()),
                        point.originalOodPenalty().map(MarkdownSummary::change).orElse("not measured"),
                        point.gate()
                                .map(gate -> gate.passed() ? "kept" : "**broken**")
                                .orElse("none")))
                .orElseGet(() -> List.of(name, "", plain(edit.reason().orElse("No edited weights.")), "", "", ""));
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String change(Difference difference) {
        return Numbers.signed(difference.value()) + " (" + Numbers.signed(difference.interval()) + ")";
    }

    /** As code, in which neither links nor mentions are looked for. */
    static String code(String text) {
        return "<code>" + plain(text) + "</code>";
    }

    /** Text of one line in which nothing is markup, in a table's cell too. */
    static String plain(String text) {
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        StringBuilder escaped = new StringBuilder();
        line.replaceAll("[\\s\\p{Cntrl}]+", " ").codePoints().forEach(c -> {
            if (isMarkup(c)) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        // an address without a scheme is a link too
        return escaped.toString().replaceAll("(?i)www\\.", "www&#46;");
    }

    /** ASCII's punctuation but for what sentences and names are full of and nothing is made of within a line. */
    private static boolean isMarkup(int c) {
        return c < 128 && !Character.isLetterOrDigit(c) && " -.,()%+=;?".indexOf(c) < 0;
    }
}
