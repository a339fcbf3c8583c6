package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.SvgFigure;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's report.
 *
 * @param files name and content: {@code metrics.csv}, {@code summary.json}, {@code changes.json}, {@code index.html}; for pipelines
 *     {@code report.md} and {@code junit.xml}; {@code figures/*.svg}. Where too little is there for numbers of any edit, neither page nor summary
 * @param tables files that may be large: {@code metrics.parquet}, {@code predictions.parquet}
 * @param sentence the verdict in words
 * @param lacking what lacks of the run or cannot be read, a line each; none of a whole run
 * @param mixed which versions of the code made the records, where these are several
 */
public record Report(
        Map<String, byte[]> files,
        List<Path> tables,
        Verdict verdict,
        String sentence,
        List<String> lacking,
        Optional<String> mixed) {

    /** Why the report is incomplete, a line each; none where it is not. */
    public List<String> incomplete() {
        return Stream.concat(lacking.stream(), mixed.stream()).toList();
    }

    /**
     * Compiles a run, going over its records once. The same results, in whatever order and cut, give the same bytes. What
     * lacks does not end it: sets that the unedited network was not measured on are left out, and edits of which anything else
     * lacks have no numbers.
     *
     * @param folder where tables are written
     */
    public static Report of(RunResults results, Path folder) {
        Path predictions = folder.resolve("predictions.parquet");
        Path metrics = folder.resolve("metrics.parquet");
        Joining joining;
        Report report;
        try (PredictionsParquet table = new PredictionsParquet(results, predictions)) {
            ChangesBuilder changes = new ChangesBuilder(results.pictures());
            joining = new Joining(results.plan(), results.records(), (all, reported) -> {
                table.take(all, reported);
                changes.take(all, reported);
            });
            report = of(results, joining, changes);
        }
        MetricsParquet.write(new MetricRows(results, joining.reported()), metrics);
        return new Report(
                report.files,
                List.of(metrics, predictions),
                report.verdict,
                report.sentence,
                report.lacking,
                report.mixed);
    }

    /** The same without tables. */
    static Report of(RunResults results) {
        ChangesBuilder changes = new ChangesBuilder(results.pictures());
        return of(results, new Joining(results.plan(), results.records(), changes), changes);
    }

    private static Report of(RunResults results, Joining joining, ChangesBuilder changes) {
        Plan plan = results.plan();
        joining.add(EvaluationTask.UNEDITED);
        Plan there = plan.of(joining.sets());
        boolean judged = Stream.concat(
                        Stream.of(EvaluationTask.UNEDITED),
                        plan.experiment().editingTasks().stream().map(EditingTask::name))
                .allMatch(
                        clean -> there.sets().stream().anyMatch(set -> set.id().equals(clean)));
        Optional<Summaries> summaries = judged
                ? Optional.of(new Summaries(results, there, joining.reported(), joining.selecting()))
                : Optional.empty();
        for (PlannedEdit edit : plan.edits()) {
            Optional<Choice> choice = results.choice(edit);
            int lacking = choice.filter(one -> one.trial().isPresent())
                    .map(one -> joining.add(edit.name()))
                    .orElse(0);
            if (choice.isPresent() && summaries.isPresent()) {
                changes.end(rows(edit, lacking, summaries.get()));
            }
        }
        return compiled(results, joining, summaries, changes);
    }

    private static List<EditSummary> rows(PlannedEdit edit, int lacking, Summaries summaries) {
        return lacking == 0
                ? summaries.add(edit)
                : summaries.addLacking(
                        edit,
                        "Incomplete: " + lacking + (lacking == 1 ? " evaluation set lacks" : " evaluation sets lack")
                                + " records.");
    }

    private static Report compiled(
            RunResults results, Joining joining, Optional<Summaries> summaries, ChangesBuilder changes) {
        List<String> lacking = new ArrayList<>(results.lacking());
        lacking.addAll(joining.lacking());
        Optional<String> mixed = mixed(results.plan(), joining);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("metrics.csv", MetricsCsv.of(new MetricRows(results, joining.reported())));
        if (summaries.isEmpty()) {
            Unfinished unfinished = new Unfinished(results.plan().run(), lacking);
            files.put("report.md", unfinished.markdown());
            files.put("junit.xml", unfinished.junit());
            return new Report(
                    files, List.of(), Verdict.INCOMPLETE, "Too little was measured to say anything.", lacking, mixed);
        }
        List<String> incomplete =
                Stream.concat(lacking.stream(), mixed.stream()).toList();
        Summary summary = summaries.get().summary(joining.provenance(), incomplete);
        files.put("summary.json", Json.encodePretty(summary));
        WhatChanged changed = changes.result(results);
        files.put("changes.json", Json.encode(changed));
        files.put("report.md", MarkdownSummary.of(summary));
        files.put("junit.xml", JUnitXml.of(summary));
        Plan there = results.plan().of(joining.sets());
        FigureData data = FigureData.of(there, summary, new Sweeps(there, joining.reported()));
        Map<String, Figure> figures = Figures.of(data);
        figures.forEach((name, figure) ->
                files.put("figures/" + name + ".svg", SvgFigure.of(figure).getBytes(StandardCharsets.UTF_8)));
        files.put("index.html", new Page(results, summary, changed, data, figures).html());
        return new Report(files, List.of(), summary.verdict(), summary.sentence(), lacking, mixed);
    }

    private static Optional<String> mixed(Plan plan, Joining joining) {
        return joining.otherCode().isEmpty()
                ? Optional.empty()
                : Optional.of("numbers of several versions of the code are mixed: the run was planned by " + plan.code()
                        + ", records are of " + String.join(", ", joining.otherCode()) + " too");
    }
}
