package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.Plan;
import io.editrisk.function.FaultRecord;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run is watched through the store; the clock is moved by hand. */
class RunWatchTest {

    private static final String EDIT = "full-fine-tuning";

    private final MemoryStore store = new MemoryStore();
    private final StringWriter out = new StringWriter();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private Plan plan;
    private RunWatch watch;

    @BeforeEach
    void plan() throws IOException {
        plan = Json.decode(Files.readAllBytes(Path.of("src/test/resources/golden/plan.json")), Plan.class);
        store.put(StoreLayout.plan(plan.run()), Json.encode(plan));
        watch = new RunWatch(store, plan, () -> now);
    }

    private void trained(String edit, int trial) {
        store.put(StoreLayout.trained(plan.run(), edit, trial, OptionalInt.empty()), new byte[] {'{', '}'});
    }

    /** Records of the unedited network's first tasks. */
    private void measured(int tasks) {
        plan.tasks(EvaluationTask.UNEDITED)
                .limit(tasks)
                .forEach(task ->
                        store.put(StoreLayout.record(plan.run(), task.edit(), task.id()), new byte[] {'{', '}'}));
    }

    private void choose(String edit, OptionalInt trial, Outcome outcome) {
        store.put(
                StoreLayout.choice(plan.run(), edit),
                Json.encode(new Choice(plan.run(), edit, trial, OptionalInt.empty(), outcome)));
    }

    private WatchScreen screen(WatchScreen.Form form) {
        return new WatchScreen(new PrintWriter(out), form);
    }

    @Test
    void ratesAndTheEndAreOfWhatWasDoneWhileItWasWatched() {
        trained("local-collision@features.18", 0);
        assertThat(watch.look().end()).isEmpty();

        now = now.plusSeconds(120);
        trained("local-collision@features.18", 1);
        measured(2);
        RunLook look = watch.look();

        assertThat(look.trialsPerMinute().getAsDouble()).isEqualTo(0.5, within(1e-9));
        assertThat(look.tasksPerMinute().getAsDouble()).isEqualTo(1, within(1e-9));
        int trials = (look.trials() - look.trialsDone()) * 2;
        int tasks = look.tasksInAll() - look.tasksDone();
        assertThat(look.end()).contains(now.plusSeconds(60L * Math.max(trials, tasks)));
        assertThat(Json.tree(Json.encode(look)).get("end").textValue())
                .as("as programs read it")
                .isEqualTo(look.end().orElseThrow().toString());
    }

    @Test
    void whatWasDoneBeforeCountsForNoRate() {
        trained("local-collision@features.18", 0);
        measured(2);
        watch.look();
        now = now.plusSeconds(60);

        RunLook look = watch.look();
        assertThat(look.trialsDone()).isEqualTo(1);
        assertThat(look.trialsPerMinute()).isEmpty();
        assertThat(look.end()).isEmpty();
    }

    @Test
    void tasksOfEditsThatAreNotChosenYetAreCountedAndThoseOfSkippedOnesNot() {
        int all = watch.look().tasksInAll();
        choose(EDIT, OptionalInt.empty(), Outcome.DIVERGED);

        RunLook look = watch.look();
        assertThat(look.tasksInAll()).isEqualTo(all - (int) plan.tasks(EDIT).count());
        assertThat(look.skipped()).containsExactly(new RunLook.Skipped(EDIT, Outcome.DIVERGED));
    }

    @Test
    void aChoiceIsReadOnce() {
        choose(EDIT, OptionalInt.empty(), Outcome.NO_GAIN);
        watch.look();
        store.delete(StoreLayout.choice(plan.run(), EDIT));

        assertThat(watch.look().skipped()).hasSize(1);
    }

    @Test
    void aLogGetsLinesAndAtTheEndWhatFailedAndWhatWasSkipped() {
        WatchScreen screen = screen(WatchScreen.Form.LOG);
        screen.show(watch.look(), now, false);
        now = now.plusSeconds(2);
        trained(EDIT, 0);
        screen.show(watch.look(), now, false);
        now = now.plusSeconds(10);
        store.put(
                StoreLayout.fault("edit", "runs/x"),
                Json.encode(new FaultRecord("edit", "runs/x", 3, "disk \u001b[2J full")));
        store.put(
                StoreLayout.faults(plan.run()) + "edit-1.json",
                Json.encode(new FaultRecord("edit", "a key", 3, "disk \u001b[2J full")));
        choose(EDIT, OptionalInt.empty(), Outcome.NO_GAIN);
        screen.show(watch.look(), now, true);

        assertThat(out.toString().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("under way, trials 0/")
                                .endsWith("end not known yet"),
                        line -> assertThat(line)
                                .startsWith("in need of resume, trials 1/")
                                .contains("(5.0 a minute)", "1 gave up", "1 edits skipped"),
                        line -> assertThat(line).isEqualTo("edit gave up on a key: disk  [2J full"),
                        line -> assertThat(line).isEqualTo("skipped full-fine-tuning: no gain"));
    }

    @Test
    void aTerminalIsDrawnAgainInPlace() {
        WatchScreen screen = screen(WatchScreen.Form.TERMINAL);
        screen.show(watch.look(), now, false);
        screen.show(watch.look(), now, false);

        assertThat(out.toString()).startsWith("run " + plan.run() + ": under way\u001b[K\n");
        assertThat(out.toString()).containsOnlyOnce("\u001b[4A");
    }

    @Test
    void programsGetOneObjectALine() {
        WatchScreen screen = screen(WatchScreen.Form.JSON);
        screen.show(watch.look(), now, false);
        screen.show(watch.look(), now, true);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode json = Json.tree(lines.get(1).getBytes(StandardCharsets.UTF_8));
        assertThat(json.get("run").textValue()).isEqualTo(plan.run());
        assertThat(json.get("tasks-in-all").intValue()).isPositive();
        assertThat(json.get("state").textValue()).isEqualTo("under way");
    }
}
