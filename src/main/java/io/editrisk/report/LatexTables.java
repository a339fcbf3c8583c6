package io.editrisk.report;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.Point;
import io.editrisk.report.Summary.UneditedTask;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code tables.tex}: two tables for a paper, to be read by LaTeX with the package booktabs. Edits at their chosen points:
 * editing and original accuracy; both penalties. Percent and percentage points, 95% intervals in brackets. Names are shown as
 * they are.
 */
final class LatexTables {

    private static final String ROW_END = " \\\\\n";
    private static final String NOTHING = "--";
    private static final String NOT_ASCII = "[^ -~]";

    private LatexTables() {}

    static byte[] of(Summary summary) {
        StringBuilder text = new StringBuilder();
        comment("run " + summary.run(), text);
        summary.incomplete().forEach(line -> comment("incomplete: " + line, text));
        comment("needs \\usepackage{booktabs}", text);
        edits(summary, text);
        penalties(summary, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void comment(String line, StringBuilder text) {
        text.append("% ").append(line.replaceAll(NOT_ASCII, "?")).append('\n');
    }

    private static void edits(Summary summary, StringBuilder text) {
        begin(text, "lrrrrr", "Edit & $\\alpha$ & Editing & Change & Original & Change");
        List<UneditedTask> tasks = summary.unedited().editing();
        for (UneditedTask task : tasks) {
            row(
                    text,
                    tasks.size() > 1 ? "before editing, " + task.task() : "before editing",
                    "0",
                    accuracy(task.accuracy()),
                    NOTHING,
                    accuracy(summary.unedited().original()),
                    NOTHING);
        }
        text.append("\\midrule\n");
        for (EditSummary edit : summary.edits()) {
            Optional<Point> point = edit.chosenPoint();
            row(
                    text,
                    edit.edit(),
                    point.map(chosen -> Numbers.alpha(chosen.alpha())).orElse(NOTHING),
                    point.map(chosen -> accuracy(chosen.editing())).orElse(NOTHING),
                    difference(point.map(Point::editingChange)),
                    point.map(chosen -> accuracy(chosen.original())).orElse(NOTHING),
                    difference(point.map(Point::originalChange)));
        }
        end(text);
    }

    private static void penalties(Summary summary, StringBuilder text) {
        List<EditSummary> shifted =
                summary.edits().stream().filter(LatexTables::isPenalised).toList();
        if (shifted.isEmpty()) {
            return;
        }
        begin(text, "lrrr", "Edit & $\\alpha$ & Original OOD penalty & Editing OOD penalty");
        for (EditSummary edit : shifted) {
            Point point = edit.chosenPoint().orElseThrow();
            row(
                    text,
                    edit.edit(),
                    Numbers.alpha(point.alpha()),
                    difference(point.originalOodPenalty()),
                    difference(point.editingOodPenalty()));
        }
        end(text);
    }

    private static boolean isPenalised(EditSummary edit) {
        return edit.chosenPoint()
                .map(point -> point.originalOodPenalty().isPresent()
                        || point.editingOodPenalty().isPresent())
                .orElse(false);
    }

    private static void begin(StringBuilder text, String columns, String heads) {
        text.append("\n\\begin{tabular}{").append(columns).append("}\n\\toprule\n");
        text.append(heads).append(ROW_END).append("\\midrule\n");
    }

    private static void row(StringBuilder text, String name, String... cells) {
        text.append(escaped(name))
                .append(" & ")
                .append(String.join(" & ", cells))
                .append(ROW_END);
    }

    private static void end(StringBuilder text) {
        text.append("\\bottomrule\n\\end{tabular}\n");
    }

    private static String accuracy(Measured measured) {
        return number(measured.accuracy(), "%.1f") + interval(measured.interval(), "%.1f");
    }

    private static String difference(Optional<Difference> difference) {
        return difference
                .map(change -> number(change.value(), "%+.1f") + interval(change.interval(), "%+.1f"))
                .orElse(NOTHING);
    }

    private static String interval(Interval interval, String format) {
        return " [" + number(interval.low(), format) + ", " + number(interval.high(), format) + "]";
    }

    /** In math, so that minus signs are such. */
    private static String number(double fraction, String format) {
        String text = String.format(Locale.ROOT, format, 100 * fraction);
        return "$" + (text.equals("-0.0") || text.equals("+0.0") ? "0.0" : text) + "$";
    }

    /** Text in which no character is a command; what is not ASCII is left to the engine's UTF-8. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replaceAll("[\\s\\p{Cntrl}]+", " ").codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '<' -> escaped.append("\\textless{}");
                case '>' -> escaped.append("\\textgreater{}");
                case '|' -> escaped.append("\\textbar{}");
                case '"' -> escaped.append("\\textquotedbl{}");
                case '#', '$', '%', '&', '_', '{', '}' -> escaped.append('\\').appendCodePoint(c);
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
