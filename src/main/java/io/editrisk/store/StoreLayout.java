package io.editrisk.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every key of the bucket. The endings are what notifications are filtered by (S3 filters by prefix and suffix only), so
 * each ending belongs to one function: see {@code functions/*.yaml}.
 *
 * <pre>
 * experiments/NAME.yaml                       uploaded by people, or written for them; rings plan
 * profiles/NAME.yaml                          experiments with blanks, of the deployment's operator
 * accepted/NAME.json  rejected/NAME.json      plan's answer to an upload
 * rejected/DIGEST.notice, .notice.sent-SINK   what others are told of a rejection, and that one of them took it over
 * heads/DIGEST.json                           which zero-shot head was made of what has that digest
 * heads/DIGEST.DIGEST.safetensors             and the head itself
 * moments/DIGEST.json                         likewise of the second moment of a layer's keys
 * moments/DIGEST.DIGEST.safetensors
 * runs/RUN/plan.json
 * runs/RUN/edits/EDIT/trials/N.trial.json     rings edit
 * runs/RUN/edits/EDIT/trials/N.checkpoint.safetensors   of a trial that takes long, until its record is there
 * runs/RUN/edits/EDIT/trials/N.DIGEST.safetensors, N.trained.json
 * runs/RUN/edits/EDIT/edit.closed.json        rings choose
 * runs/RUN/edits/EDIT/trials/N.rung-R.trial.json, trials/N.rung-R.trained.json, rung-R/edit.closed.json
 *                                             instead of N.trial.json, N.trained.json and edit.closed.json where the
 *                                             edit's rates are searched
 * runs/RUN/edits/EDIT/rung-R/trials.json      which trials go on to rung R, from 1 on
 * runs/RUN/edits/EDIT/base/edit.closed.json   the edit that it starts from is measured; rings choose
 * runs/RUN/edits/EDIT/base/start.json         at which point of that one's line it starts; then come its trials
 * runs/RUN/edits/EDIT/choice.json
 * runs/RUN/edits/EDIT/tasks/TASK.task.json    rings evaluate
 * runs/RUN/edits/EDIT/records/TASK.json
 * runs/RUN/edits/EDIT/look-N/edit.closed.json what is measured may be looked at for the Nth time; rings choose
 * runs/RUN/edits/EDIT/look-N/look.json        whether that is enough; then come further tasks, or the edit is measured
 * runs/RUN/measured/EDIT.json                 every record of the edit is there
 * runs/RUN/run.measured.json                  every edit is measured; rings aggregate
 * runs/RUN/report/...                         completed.json last
 * runs/RUN/faults/FUNCTION-....json           what gave up, and why
 * runs/RUN/notices/DIGEST.json                what others are told of the run, where a deployment tells
 * runs/RUN/notices/DIGEST.json.sent-SINK      and that one of them took it over
 * runs/RUN/faults/FUNCTION-....DIGEST.notice, .notice.sent-SINK   likewise of a fault
 * faults/FUNCTION-....json, .notice           likewise, for uploads and for events that could not be read
 * </pre>
 */
public final class StoreLayout {

    public static final String EXPERIMENTS = "experiments/";
    public static final String ACCEPTED = "accepted/";
    public static final String RUNS = "runs/";

    /** Faults of events that belong to no run: an experiment that could not be planned. */
    public static final String UNPLANNED = "faults/";

    public static final String TRIAL = ".trial.json";
    public static final String CLOSED = "edit.closed.json";
    public static final String TASK = ".task.json";
    public static final String MEASURED = "run.measured.json";

    /** What notices of a run end with. */
    public static final String NOTICE = ".json";

    /** What notices end with that lie among other things. */
    public static final String NOTICE_BESIDE = ".notice";

    private static final Pattern TASK_KEY =
            Pattern.compile(Pattern.quote(RUNS) + "([^/]+)/edits/([^/]+)/tasks/([^/]+)" + Pattern.quote(TASK));
    private static final String REJECTED = "rejected/";
    private static final String CHECKPOINT = ".checkpoint.safetensors";
    private static final int DIGITS = 12;
    private static final int FAULT_DIGITS = 16;

    private StoreLayout() {}

    public static String experiment(String title) {
        return EXPERIMENTS + title + ".yaml";
    }

    public static String profile(String title) {
        return "profiles/" + title + ".yaml";
    }

    public static String accepted(String experimentKey) {
        return ACCEPTED + stem(experimentKey) + ".json";
    }

    public static String rejected(String experimentKey) {
        return REJECTED + stem(experimentKey) + ".json";
    }

    private static String stem(String experimentKey) {
        String name = experimentKey.substring(EXPERIMENTS.length());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** What is made once of something with a digest, for every run. */
    public enum Derived {
        HEADS("heads/"),
        MOMENTS("moments/");

        private final String folder;

        Derived(String folder) {
            this.folder = folder;
        }
    }

    /** Says which file was made of what has that digest. */
    public static String derived(Derived kind, String digest) {
        return kind.folder + digest + ".json";
    }

    /** The file: by what it was made of, and by its content. */
    public static String derived(Derived kind, String digest, String content) {
        return kind.folder + digest + "." + content.substring(0, DIGITS) + ".safetensors";
    }

    public static String run(String run) {
        return RUNS + run + "/";
    }

    public static String plan(String run) {
        return run(run) + "plan.json";
    }

    public static String edit(String run, String edit) {
        return run(run) + "edits/" + edit + "/";
    }

    public static String trials(String run, String edit) {
        return edit(run, edit) + "trials/";
    }

    /** What everything of a trial begins with, and nothing of another one. */
    public static String ofTrial(String run, String edit, int trial) {
        return trials(run, edit) + trial + ".";
    }

    /** What a trial under way can be gone on with from. */
    public static String checkpoint(String run, String edit, int trial) {
        return trials(run, edit) + trial + CHECKPOINT;
    }

    /** Whether the key is that of a {@link #checkpoint}. */
    public static boolean isCheckpoint(String key) {
        return key.endsWith(CHECKPOINT);
    }

    /**
     * The call of a trial.
     *
     * @param rung of a search; empty where trials are done in one go
     */
    public static String trial(String run, String edit, int trial, OptionalInt rung) {
        return trials(run, edit) + trial + part(rung) + TRIAL;
    }

    private static String part(OptionalInt rung) {
        return rung.isEmpty() ? "" : ".rung-" + rung.getAsInt();
    }

    /** The edited tensors of a trial. The digest keeps apart what two workers on one trial may write. */
    public static String delta(String run, String edit, int trial, String digest) {
        return trials(run, edit) + trial + "." + digest.substring(0, DIGITS) + ".safetensors";
    }

    /** The record of a trained trial, or of its part up to a rung. */
    public static String trained(String run, String edit, int trial, OptionalInt rung) {
        return trials(run, edit) + trial + part(rung) + ".trained.json";
    }

    /** Written when all trials, or all of a rung, are trained. */
    public static String closed(String run, String edit, OptionalInt rung) {
        return rung.isEmpty() ? edit(run, edit) + CLOSED : rung(run, edit, rung.getAsInt()) + CLOSED;
    }

    private static String rung(String run, String edit, int rung) {
        return edit(run, edit) + "rung-" + rung + "/";
    }

    /** Which trials go on to a rung. */
    public static String rungTrials(String run, String edit, int number) {
        return rung(run, edit, number) + "trials.json";
    }

    /** Written when what an edit starts from is measured. */
    public static String baseMeasured(String run, String edit) {
        return base(run, edit) + CLOSED;
    }

    /** At which point of the line of another one an edit starts. */
    public static String start(String run, String edit) {
        return base(run, edit) + "start.json";
    }

    private static String base(String run, String edit) {
        return edit(run, edit) + "base/";
    }

    /** Written when an edit's evaluation may be looked at. */
    public static String lookClosed(String run, String edit, int look) {
        return lookFolder(run, edit, look) + CLOSED;
    }

    /** Whether what was measured by then is enough. */
    public static String look(String run, String edit, int look) {
        return lookFolder(run, edit, look) + "look.json";
    }

    private static String lookFolder(String run, String edit, int look) {
        return edit(run, edit) + "look-" + look + "/";
    }

    public static String choice(String run, String edit) {
        return edit(run, edit) + "choice.json";
    }

    public static String tasks(String run, String edit) {
        return edit(run, edit) + "tasks/";
    }

    public static String task(String run, String edit, String task) {
        return tasks(run, edit) + task + TASK;
    }

    /** The run, the edit and the task's id that {@link #task} made a key of; empty for any other key. */
    public static Optional<TaskKey> taskOf(String key) {
        return Optional.of(TASK_KEY.matcher(key))
                .filter(Matcher::matches)
                .map(parts -> new TaskKey(parts.group(1), parts.group(2), parts.group(3)));
    }

    /** What tells an evaluation task from all others. */
    public record TaskKey(String run, String edit, String id) {}

    public static String records(String run, String edit) {
        return edit(run, edit) + "records/";
    }

    public static String record(String run, String edit, String task) {
        return records(run, edit) + task + ".json";
    }

    public static String measuredEdits(String run) {
        return run(run) + "measured/";
    }

    public static String measuredEdit(String run, String edit) {
        return measuredEdits(run) + edit + ".json";
    }

    public static String measured(String run) {
        return run(run) + MEASURED;
    }

    public static String report(String run, String file) {
        return run(run) + "report/" + file;
    }

    /** Written after every other file of the report. */
    public static String completed(String run) {
        return report(run, "completed.json");
    }

    public static String faults(String run) {
        return run(run) + "faults/";
    }

    /** Where it is said that a function gave up on the object: with its run, or under {@link #UNPLANNED}. */
    public static String fault(String function, String key) {
        String name =
                function + "-" + Digest.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, FAULT_DIGITS) + ".json";
        return runOf(key).map(StoreLayout::faults).orElse(UNPLANNED) + name;
    }

    /** The run that an object belongs to. */
    public static Optional<String> runOf(String key) {
        int end = key.startsWith(RUNS) ? key.indexOf('/', RUNS.length()) : -1;
        return end < 0 ? Optional.empty() : Optional.of(key.substring(RUNS.length(), end));
    }

    /** What others are told of a run; {@link #sent} is beside it. */
    public static String notice(String run, String digest) {
        return notices(run) + digest + NOTICE;
    }

    public static String notices(String run) {
        return run(run) + "notices/";
    }

    /** What others are told of an upload that was rejected, by a digest of the answer: an upload's name may be long. */
    public static String rejectionNotice(String digest) {
        return REJECTED + digest + NOTICE_BESIDE;
    }

    /** What others are told of a fault: with it, so that whoever forgets the one forgets the other. */
    public static String faultNotice(String faultKey, String digest) {
        return faultKey.substring(0, faultKey.length() - ".json".length()) + "." + digest + NOTICE_BESIDE;
    }

    /** Written once the sink has taken over the notice under that key. */
    public static String sent(String noticeKey, String sink) {
        return noticeKey + ".sent-" + sink;
    }
}
