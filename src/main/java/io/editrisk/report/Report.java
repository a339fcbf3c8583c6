package io.editrisk.report;

import java.nio.file.Path;
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
 * @param summary empty where too little is there
 * @param sentence the verdict in words
 * @param lacking what lacks of the run or cannot be read, a line each; none of a whole run
 * @param mixed which versions of the code made the records, where these are several
 */
public record Report(
        Map<String, byte[]> files,
        List<Path> tables,
        Optional<Summary> summary,
        Verdict verdict,
        String sentence,
        List<String> lacking,
        Optional<String> mixed) {

    public Report {
        tables = List.copyOf(tables);
        lacking = List.copyOf(lacking);
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
        Compiling compiling;
        Report report;
        try (PredictionsParquet table = new PredictionsParquet(results, predictions)) {
            compiling = new Compiling(results, table);
            report = compiling.report();
        }
        MetricsParquet.write(compiling.metrics(), metrics);
        return new Report(
                report.files,
                List.of(metrics, predictions),
                report.summary,
                report.verdict,
                report.sentence,
                report.lacking,
                report.mixed);
    }

    /** The same without tables. */
    static Report of(RunResults results) {
        return new Compiling(results, (all, reported) -> {}).report();
    }

    /** Why the report is incomplete, a line each; none where it is not. */
    public List<String> incomplete() {
        return Stream.concat(lacking.stream(), mixed.stream()).toList();
    }

    /** {@code tables.tex}, where there are numbers. */
    public Optional<byte[]> latex() {
        return summary.map(LatexTables::of);
    }
}
