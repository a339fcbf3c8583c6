package io.editrisk.cli;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.editrisk.edit.Outcome;
import io.editrisk.function.FaultRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run as it is at one moment.
 *
 * @param state {@code under way}, {@code in need of resume} where something gave up, {@code completed}
 * @param tasks evaluation tasks that there are by now
 * @param tasksInAll those of edits that are not chosen yet among them
 * @param trialsPerMinute while it was watched; empty where none was done meanwhile
 * @param end when it will be over at these rates; empty where they do not say
 * @param failed what gave up, and why
 * @param skipped edits without anything to measure
 */
record RunLook(
        String run,
        String state,
        int trialsDone,
        int trials,
        int tasksDone,
        int tasks,
        int tasksInAll,
        OptionalDouble trialsPerMinute,
        OptionalDouble tasksPerMinute,

        @JsonSerialize(contentUsing = ToStringSerializer.class)
        Optional<Instant> end,

        List<FaultRecord> failed,
        List<Skipped> skipped) {

    static final String COMPLETED = "completed";

    RunLook {
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
    }

    /** An edit that has no edited weights. */
    record Skipped(String edit, Outcome outcome) {}

    boolean completed() {
        return state.equals(COMPLETED);
    }

    /** In one line, for a log. */
    String line(Instant now) {
        return state + ", trials " + trialsDone + "/" + trials + rate(trialsPerMinute) + ", evaluation tasks "
                + tasksDone + "/" + tasksInAll + rate(tasksPerMinute)
                + (completed() ? "" : ", end " + ending(now))
                + (failed.isEmpty() ? "" : ", " + failed.size() + " gave up")
                + (skipped.isEmpty() ? "" : ", " + skipped.size() + " edits skipped");
    }

    /** In several, for a terminal. */
    List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("run " + run + ": " + state);
        lines.add("  trials            " + bar(trialsDone, trials) + " " + trialsDone + "/" + trials
                + rate(trialsPerMinute));
        lines.add("  evaluation tasks  " + bar(tasksDone, tasksInAll) + " " + tasksDone + "/" + tasksInAll
                + rate(tasksPerMinute));
        if (!completed()) {
            lines.add("  end               " + ending(now));
        }
        lines.addAll(details());
        return lines;
    }

    /** What failed and why, what was skipped. */
    List<String> details() {
        List<String> lines = new ArrayList<>();
        failed.forEach(fault -> lines.add(fault.function() + " gave up on " + fault.key() + ": " + fault.message()));
        skipped.forEach(edit -> lines.add("skipped " + edit.edit() + ": "
                + edit.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return lines;
    }

    private static String rate(OptionalDouble perMinute) {
        return perMinute.isEmpty() ? "" : String.format(Locale.ROOT, " (%.1f a minute)", perMinute.getAsDouble());
    }

    private String ending(Instant now) {
        return end.map(instant -> "in about " + words(Duration.between(now, instant)))
                .orElse("not known yet");
    }

    private static String words(Duration left) {
        long minutes = Math.max(1, left.plusSeconds(30).toMinutes());
        return minutes < 120 ? minutes + " min" : (minutes + 30) / 60 + " h";
    }

    private static String bar(int done, int all) {
        int filled = all == 0 ? 0 : Math.toIntExact(20L * done / all);
        return "[" + "#".repeat(filled) + ".".repeat(20 - filled) + "]";
    }
}
