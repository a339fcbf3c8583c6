package io.editrisk.cli;

import io.editrisk.function.Completed;
import io.editrisk.function.FaultRecord;
import io.editrisk.function.RunProgress;
import io.editrisk.report.Unfinished;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person, or with {@code --json} a program, sees of a run. */
final class RunOutput {

    /** How many of the things that lack are named. */
    private static final int NAMED = 10;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean forPrograms;
    private final Path reports;
    private final PipelineFiles pipeline;
    private final ProgressLine line = ProgressLine.onError();

    RunOutput(PrintWriter out, PrintWriter err, boolean forPrograms, Path reports, PipelineFiles pipeline) {
        this.out = out;
        this.err = err;
        this.forPrograms = forPrograms;
        this.reports = reports;
        this.pipeline = pipeline;
    }

    /** The folder that holds a folder of each run's report. */
    Path reports() {
        return reports;
    }

    void planned(String run) {
        if (!forPrograms) {
            out.println("run: " + run);
            out.flush();
        }
    }

    void progress(RunProgress progress) {
        if (!forPrograms) {
            line.show(step(progress));
        }
    }

    private static ProgressLine.Step step(RunProgress progress) {
        String words = "trials " + progress.trialsDone() + "/" + progress.trials() + ", evaluation tasks "
                + progress.tasksDone() + "/" + progress.tasks() + (progress.completed() ? ", report written" : "");
        return new ProgressLine.Step(
                words,
                progress.trialsDone() + progress.tasksDone(),
                progress.trials() + progress.tasks(),
                progress.completed());
    }

    void endProgress() {
        line.end();
    }

    /** Removes what an earlier run left for the pipeline. */
    void begin() throws IOException {
        pipeline.forget();
    }

    void notFinished(String run, List<FaultRecord> faults) throws IOException {
        String why = faults.isEmpty() ? "" : "; " + faults.size() + " of its tasks gave up:";
        pipeline.write(new Unfinished(run, lines(faults)));
        err.println("editrisk: run " + run + " is not finished" + why);
        faults.forEach(fault -> err.println("  " + line(fault)));
        err.println("try: editrisk resume " + run);
        err.flush();
    }

    /** What lacks of a run or does not fit together, where anything does: the first of it, and how much there is. */
    void incomplete(List<String> lines) {
        lines.stream().limit(NAMED).forEach(line -> err.println("editrisk: " + line));
        if (lines.size() > 1) {
            err.println("editrisk: " + lines.size() + " things lack or do not fit"
                    + (lines.size() > NAMED ? "; the first " + NAMED + " are above" : ""));
        }
        err.flush();
    }

    /** A line for people, beside the result. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** The time that was allowed is over. */
    void outOfTime(String run, List<FaultRecord> faults, Duration allowed) throws IOException {
        String why = "not finished within " + words(allowed);
        List<String> lines = new ArrayList<>(List.of(why));
        lines.addAll(lines(faults));
        pipeline.write(new Unfinished(run, lines));
        err.println("editrisk: run " + run + " " + why + "; it goes on, and the same command follows it again");
        err.flush();
    }

    private static String words(Duration allowed) {
        return allowed.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static List<String> lines(List<FaultRecord> faults) {
        return faults.stream().map(RunOutput::line).toList();
    }

    void notPlanned(String experiment, FaultRecord fault) throws IOException {
        pipeline.write(new Unfinished(experiment, List.of(line(fault))));
        err.println("editrisk: " + line(fault));
        err.flush();
    }

    private static String line(FaultRecord fault) {
        return fault.function() + " " + fault.key() + ": " + fault.message();
    }

    void completed(Completed completed, Path folder) throws IOException {
        pipeline.copy(folder);
        if (forPrograms) {
            out.print(new String(
                    Json.encodePretty(
                            new Finished(completed.run(), word(completed), completed.sentence(), folder.toString())),
                    StandardCharsets.UTF_8));
        } else {
            out.println("verdict: " + word(completed));
            out.println(completed.sentence());
            out.println("report: " + folder);
        }
        out.flush();
    }

    private static String word(Completed completed) {
        return completed.verdict().name().toLowerCase(Locale.ROOT);
    }

    /** The end of a run, for programs. */
    record Finished(String run, String verdict, String sentence, String report) {}
}
