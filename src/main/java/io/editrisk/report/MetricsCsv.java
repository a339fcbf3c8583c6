package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Measurements;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.shift.Shift;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code metrics.csv} (quoted as RFC 4180 has it, UTF-8, lines end in LF): a row an edit's name, point and evaluation set, shards added
 * up, in the order of the plan. {@code original} is the network before editing; columns that say nothing are empty. Where any
 * edit starts from another one, two columns more name that one and its α.
 */
public final class MetricsCsv {

    /** The columns that every run has. */
    public static final String HEADER =
            "edit,task,method,layer,alpha,dataset,corruption,severity,correct,seen,accuracy";

    /** Those of a run in which edits start from others. */
    public static final String CHAINED_HEADER = HEADER + ",base,base-alpha";

    private static final String END = "\n";

    private final RunResults results;
    private final Measurements measured;
    private final List<Double> alphas;

    MetricsCsv(RunResults results, Measurements measured) {
        this.results = results;
        this.measured = measured;
        this.alphas = new Sweeps(results.plan(), measured).alphas();
    }

    byte[] encode() {
        Stream<String> unedited = rows(EvaluationTask.UNEDITED, EvaluationTask.UNEDITED + ",,,", List.of(0.0))
                .map(row -> chained() ? row + ",," : row);
        Stream<String> edited = results.plan().edits().stream()
                .filter(this::improved)
                .flatMap(edit -> edit.reportedAs().stream().flatMap(name -> rows(edit, name)));
        return Stream.of(Stream.of(chained() ? CHAINED_HEADER : HEADER), unedited, edited)
                .flatMap(rows -> rows)
                .collect(Collectors.joining(END, "", END))
                .getBytes(StandardCharsets.UTF_8);
    }

    private boolean improved(PlannedEdit edit) {
        return results.choices().stream()
                .filter(choice -> choice.edit().equals(edit.name()))
                .map(Choice::trial)
                .anyMatch(trial -> trial.isPresent());
    }

    private Stream<String> rows(PlannedEdit edit, ReportedAs name) {
        String start = CsvField.quoted(name.edit()) + "," + CsvField.quoted(edit.task()) + ","
                + CsvField.quoted(name.method()) + ","
                + CsvField.quoted(edit.layer().orElse(""));
        return rows(edit.name(), start, alphas).map(row -> row + base(edit));
    }

    private boolean chained() {
        return results.plan().edits().stream().anyMatch(edit -> edit.base().isPresent());
    }

    private String base(PlannedEdit edit) {
        if (!chained()) {
            return "";
        }
        return ","
                + edit.base().map(CsvField::quoted).orElse("") + ","
                + results.starts().stream()
                        .filter(start -> start.edit().equals(edit.name()))
                        .map(start -> Numbers.alpha(start.alpha()))
                        .findFirst()
                        .orElse("");
    }

    private Stream<String> rows(String edit, String start, List<Double> points) {
        return points.stream()
                .flatMap(alpha -> results.plan()
                        .sets(edit)
                        .filter(set -> measured.has(edit, set, alpha))
                        .map(set -> row(edit, start, alpha, set)));
    }

    private String row(String edit, String start, double alpha, EvaluationSet set) {
        Accuracy accuracy = measured.accuracy(edit, set, alpha);
        return String.join(
                ",",
                start,
                Numbers.alpha(alpha),
                CsvField.quoted(set.dataset()),
                set.shift().map(Shift::corruption).map(CsvField::quoted).orElse(""),
                set.shift().map(shift -> Integer.toString(shift.severity())).orElse(""),
                Long.toString(accuracy.correct()),
                Long.toString(accuracy.seen()),
                Double.toString(accuracy.fraction()));
    }
}
