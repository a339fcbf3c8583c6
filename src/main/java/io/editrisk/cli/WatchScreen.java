package io.editrisk.cli;

import io.editrisk.store.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows looks at a run: a JSON a line for programs; redrawn on a terminal; in a log a line now and then. */
final class WatchScreen {

    private static final Duration BETWEEN_LOG_LINES = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Form form;
    private String last = "";
    private Instant shown = Instant.MIN;
    private int drawn;

    /** How looks are shown. */
    enum Form {
        JSON,
        TERMINAL,
        LOG;

        private static final String TERMINAL_OUT = "editrisk.terminal.out";

        /** As the launcher found standard output to be. */
        static Form of(boolean forPrograms) {
            return forPrograms ? JSON : Boolean.getBoolean(TERMINAL_OUT) ? TERMINAL : LOG;
        }
    }

    WatchScreen(PrintWriter out, Form form) {
        this.out = out;
        this.form = form;
    }

    void show(RunLook look, Instant now, boolean end) {
        switch (form) {
            case JSON -> out.println(new String(Json.encode(look), StandardCharsets.UTF_8).strip());
            case TERMINAL -> draw(look.lines(now));
            case LOG -> log(look, now, end);
        }
        out.flush();
    }

    /** Up to the first line again, and each cleared to its end. */
    private void draw(List<String> lines) {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A");
        }
        lines.forEach(line -> out.print(plain(line) + "\u001b[K\n"));
        out.print("\u001b[J");
        drawn = lines.size();
    }

    private void log(RunLook look, Instant now, boolean end) {
        String line = look.line(now);
        boolean due = shown.equals(Instant.MIN) || !now.isBefore(shown.plus(BETWEEN_LOG_LINES));
        if (end || (due && !line.equals(last))) {
            out.println(plain(line));
            last = line;
            shown = now;
        }
        if (end) {
            look.details().forEach(detail -> out.println(plain(detail)));
        }
    }

    /** Names and messages cannot move the cursor. */
    private static String plain(String line) {
        return line.replaceAll("\\p{Cntrl}", " ");
    }
}
