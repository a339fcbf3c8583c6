package io.editrisk.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Progress for people: one line that is rewritten on a terminal, a plain line now and then in a log. */
final class ProgressLine {

    private static final Duration BETWEEN_LOG_LINES = Duration.ofSeconds(10);
    private static final int WIDTH = 30;

    /** Set by the launcher: no Java of 17 to 25 can tell whether standard error is a terminal. */
    private static final String TERMINAL = "editrisk.terminal";

    private final PrintStream out;
    private final boolean terminal;
    private String last = "";
    private Instant lastPrinted = Instant.EPOCH;

    /**
     * How far something is.
     *
     * @param words for people, on one line
     * @param last whether nothing comes after it, so that it is said in any case
     */
    record Step(String words, long done, long all, boolean last) {}

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard error. */
    static ProgressLine onError() {
        return new ProgressLine(System.err, Boolean.getBoolean(TERMINAL));
    }

    void show(Step step) {
        String line = terminal ? bar(step) : step.words();
        if (line.equals(last)) {
            return;
        }
        Instant now = Instant.now();
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
            out.flush();
        } else if (step.last() || lastPrinted.plus(BETWEEN_LOG_LINES).isBefore(now)) {
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

    private static String bar(Step step) {
        int filled = step.all() == 0 ? 0 : Math.toIntExact(WIDTH * step.done() / step.all());
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + step.words();
    }
}
