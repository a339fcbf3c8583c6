package io.editrisk.function;

import io.editrisk.edit.Outcome;
import io.editrisk.experiment.Fault;
import io.editrisk.report.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What notices say, by their type. */
sealed interface NoticeData {

    /**
     * Of {@code run.started}.
     *
     * @param experiment its name
     * @param trials that the run begins with or may come to, of all edits
     */
    record Started(String run, String experiment, int edits, int trials) implements NoticeData {}

    /**
     * Of {@code edit.completed}: every point of its line is measured.
     *
     * @param outcome how its choosing ended
     * @param trial that won; none where no trial gained anything, and nothing was measured
     */
    record Edited(String run, String experiment, String edit, Outcome outcome, OptionalInt trial)
            implements NoticeData {}

    /**
     * Of {@code run.completed} and {@code gate.failed}.
     *
     * @param report the page's key
     * @param summary the key of {@code summary.json}
     * @param url of the page, where the deployment says what reports are read under
     */
    record Ended(
            String run,
            String experiment,
            Verdict verdict,
            String sentence,
            String bucket,
            String report,
            String summary,
            Optional<String> url)
            implements NoticeData {}

    /**
     * Of {@code run.failed}: a function will not try again by itself.
     *
     * @param run empty where the upload did not become one
     * @param key the object whose event it was
     */
    record Failed(Optional<String> run, String function, String key, int attempts, String message)
            implements NoticeData {}

    /**
     * Of {@code upload.rejected}: an experiment is wrong, and no run comes of it.
     *
     * @param key of the upload
     * @param upload SHA-256 of what was uploaded
     * @param rejection the key of the answer, which has every fault
     * @param count of all faults
     * @param faults the first of them, so few that a notice keeps within what queues take
     */
    record Rejected(String key, String upload, String bucket, String rejection, int count, List<Fault> faults)
            implements NoticeData {

        private static final int FIRST = 20;

        /** What stands in a notice of so many faults. */
        static List<Fault> first(List<Fault> faults) {
            return faults.stream().limit(FIRST).toList();
        }
    }
}
