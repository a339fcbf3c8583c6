package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.SvgFigure;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a {@link Report} of a run: the unedited network first, then edit by edit. */
final class Compiling {

    /** Beyond so many, what lacks is counted. */
    private static final int NAMED = 100;

    private final RunResults results;
    private final Plan plan;
    private final ChangesBuilder changes;
    private final Joining joining;

    /** @param taker takes predictions on their way */
    Compiling(RunResults results, SetTaker taker) {
        this.results = results;
        this.plan = results.plan();
        this.changes = new ChangesBuilder(results.pictures());
        this.joining = new Joining(plan, results.records(), results::measuredUntil, (all, reported) -> {
            taker.take(all, reported);
            changes.take(all, reported);
        });
    }

    Report report() {
        Optional<Summaries> summaries = join();
        return summaries.map(all -> whole(all, lacking())).orElseGet(() -> withoutNumbers(lacking()));
    }

    /** Numbers to be held against those of other runs; empty where too little is there. */
    Optional<JudgedRun> judged() {
        return join().map(all -> new JudgedRun(
                plan.of(joining.sets()), all.summary(joining.provenance(), named(lacking())), joining.reported()));
    }

    private Optional<Summaries> join() {
        joining.add(EvaluationTask.UNEDITED);
        Plan there = plan.of(joining.sets());
        Optional<Summaries> summaries = judged(there)
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
        return summaries;
    }

    private List<String> lacking() {
        List<String> lacking = new ArrayList<>(results.lacking());
        lacking.addAll(joining.lacking());
        return lacking;
    }

    /** Whether the unedited network was measured on the images without shift. */
    private static boolean judged(Plan there) {
        return Stream.concat(Stream.of(EvaluationTask.UNEDITED), there.experiment().taskNames().stream())
                .allMatch(
                        clean -> there.sets().stream().anyMatch(set -> set.id().equals(clean)));
    }

    private static List<EditSummary> rows(PlannedEdit edit, int lacking, Summaries summaries) {
        return lacking == 0
                ? summaries.add(edit)
                : summaries.addLacking(
                        edit,
                        "Incomplete: " + lacking + (lacking == 1 ? " evaluation set lacks" : " evaluation sets lack")
                                + " records.");
    }

    /** What {@link #report} found. */
    MetricRows metrics() {
        return new MetricRows(results, joining.reported());
    }

    private Report whole(Summaries summaries, List<String> lacking) {
        Summary summary = summaries.summary(joining.provenance(), named(lacking));
        WhatChanged changed = changes.result(results);
        Map<String, byte[]> files = files();
        files.put("summary.json", Json.encodePretty(summary));
        files.put("changes.json", Json.encode(changed));
        files.put("report.md", MarkdownSummary.of(summary));
        files.put("junit.xml", JUnitXml.of(summary));
        Plan there = plan.of(joining.sets());
        FigureData data = FigureData.of(there, summary, new Sweeps(there, joining.reported()));
        Map<String, Figure> figures = Figures.of(data);
        figures.forEach((name, figure) ->
                files.put("figures/" + name + ".svg", SvgFigure.of(figure).getBytes(StandardCharsets.UTF_8)));
        files.put("index.html", new Page(results, summary, changed, data, figures).html());
        return new Report(
                files, List.of(), Optional.of(summary), summary.verdict(), summary.sentence(), lacking, mixed());
    }

    private Report withoutNumbers(List<String> lacking) {
        Unfinished unfinished = new Unfinished(plan.run(), named(lacking));
        Map<String, byte[]> files = files();
        files.put("report.md", unfinished.markdown());
        files.put("junit.xml", unfinished.junit());
        return new Report(
                files,
                List.of(),
                Optional.empty(),
                Verdict.INCOMPLETE,
                "Too little was measured to say anything.",
                lacking,
                mixed());
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("metrics.csv", MetricsCsv.of(metrics()));
        return files;
    }

    private List<String> named(List<String> lacking) {
        List<String> named = new ArrayList<>(lacking.subList(0, Math.min(NAMED, lacking.size())));
        if (lacking.size() > NAMED) {
            named.add("and " + (lacking.size() - NAMED) + " more");
        }
        mixed().ifPresent(named::add);
        return named;
    }

    private Optional<String> mixed() {
        return joining.otherCode().isEmpty()
                ? Optional.empty()
                : Optional.of("numbers of several versions of the code are mixed: the run was planned by " + plan.code()
                        + ", records are of " + String.join(", ", joining.otherCode()) + " too");
    }
}
