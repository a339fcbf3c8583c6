package io.editrisk.report;

import io.editrisk.evaluation.Halves;
import io.editrisk.evaluation.IncompleteException;
import io.editrisk.evaluation.Measurements;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.SvgFigure;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run's report.
 *
 * @param files name and content: {@code metrics.csv}, {@code summary.json}, {@code index.html}; for pipelines
 *     {@code report.md} and {@code junit.xml}; {@code figures/*.svg}
 * @param sentence the verdict in words
 */
public record Report(Map<String, byte[]> files, Verdict verdict, String sentence) {

    /**
     * Compiles a run. The same results, in whatever order and cut, give the same bytes.
     *
     * @throws IncompleteException where records are missing
     */
    public static Report of(RunResults results) {
        Measurements all = new Measurements(results.plan().sets(), results.records());
        Optional<Halves> halves = results.plan().experiment().halves();
        Measurements measured = halves.map(half -> all.of(identity -> !half.selecting(identity)))
                .orElse(all);
        Optional<Measurements> selecting = halves.map(half -> all.of(half::selecting));
        Summary summary = new Summaries(results, measured, selecting).summary();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("metrics.csv", new MetricsCsv(results, measured).encode());
        files.put("summary.json", Json.encodePretty(summary));
        files.put("report.md", MarkdownSummary.of(summary));
        files.put("junit.xml", JUnitXml.of(summary));
        FigureData data = FigureData.of(results.plan(), summary, new Sweeps(results.plan(), measured));
        Map<String, Figure> figures = Figures.of(data);
        figures.forEach((name, figure) ->
                files.put("figures/" + name + ".svg", SvgFigure.of(figure).getBytes(StandardCharsets.UTF_8)));
        files.put("index.html", new Page(results, summary, data, figures).html());
        return new Report(files, summary.verdict(), summary.sentence());
    }
}
