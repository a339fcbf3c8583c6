package io.editrisk.cli;

import io.editrisk.function.RunProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Progress for people: one line that is rewritten on a terminal, a plain line now and then in a log. */
final class ProgressLine {

    private static final Duration BETWEEN_LOG_LINES = Duration.ofSeconds(10);
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String last = "";
    private Instant lastPrinted = Instant.EPOCH;

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(RunProgress progress) {
        String line = terminal ? bar(progress) : words(progress);
        if (line.equals(last)) {
            return;
        }
        Instant now = Instant.now();
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
            out.flush();
        } else if (progress.completed() || lastPrinted.plus(BETWEEN_LOG_LINES).isBefore(now)) {
            out.println(line);
            lastPrinted = now;
        } else {
            return;
        }
        last = line;
    }

    /** Leaves the line. */
    void end() {
        if (terminal && !last.isEmpty()) {
            out.println();
        }
    }

    private static String words(RunProgress progress) {
        return "trials " + progress.trialsDone() + "/" + progress.trials() + ", evaluation tasks "
                + progress.tasksDone() + "/" + progress.tasks() + (progress.completed() ? ", report written" : "");
    }

    private static String bar(RunProgress progress) {
        int all = progress.trials() + progress.tasks();
        int done = progress.trialsDone() + progress.tasksDone();
        int filled = all == 0 ? 0 : WIDTH * done / all;
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + words(progress);
    }
}
