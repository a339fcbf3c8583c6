package io.editrisk.cli;

import io.editrisk.experiment.Plan;
import io.editrisk.function.Completed;
import io.editrisk.function.FaultRecord;
import io.editrisk.function.RunProgress;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk status [RUN] [--watch]}. */
@Command(name = "status", description = "Say how far a run is, or all runs, and what gave up.")
final class StatusCommand implements ApplicationCommand {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int QUIET_LOOKS = 20;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run's name; left out, all runs.")
    private String run = "";

    @Option(
            names = "--watch",
            description = "Go on until the run ends: progress, rate, what failed and why, what was skipped, the end.")
    private boolean watching;

    @Option(names = "--json", description = "Print JSON, for programs; with --watch, one a line.")
    private boolean forPrograms;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    /** How far a run is. */
    record Status(
            String run, String state, int trialsDone, int trials, int tasksDone, int tasks, List<FaultRecord> faults) {}

    @Override
    public void check() {
        if (watching && run.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--watch needs a RUN; editrisk status lists the runs");
        }
        store.requireFree();
    }

    @Override
    public Map<String, String> settings() {
        return store.settings(false);
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectStore home = stores.home();
        if (watching) {
            return watch(home, Runs.plan(home, run));
        }
        List<String> names = run.isEmpty() ? Runs.names(home) : List.of(run);
        List<Status> all = names.stream().map(name -> status(home, name)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (forPrograms) {
            out.print(new String(Json.encodePretty(all), StandardCharsets.UTF_8));
        } else {
            print(out, all);
        }
        out.flush();
        return ExitStatus.DONE;
    }

    /** Until the report is there, or until something gave up and nothing moved for a while. */
    private int watch(ObjectStore home, Plan plan) throws InterruptedException {
        RunWatch watch = new RunWatch(home, plan, InstantSource.system());
        WatchScreen screen = new WatchScreen(spec.commandLine().getOut(), WatchScreen.Form.of(forPrograms));
        int quiet = 0;
        int before = -1;
        while (true) {
            RunLook look = watch.look();
            int done = look.trialsDone() + look.tasksDone();
            quiet = done == before ? quiet + 1 : 0;
            before = done;
            boolean stuck = !look.failed().isEmpty() && quiet >= QUIET_LOOKS;
            screen.show(look, Instant.now(), look.completed() || stuck);
            if (stuck) {
                return ExitStatus.NOT_FINISHED;
            }
            if (look.completed()) {
                Completed end = Json.decode(home.read(StoreLayout.completed(plan.run())), Completed.class);
                return ExitStatus.of(end.verdict());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static Status status(ObjectStore home, String name) {
        RunProgress progress = RunProgress.of(home, Runs.plan(home, name));
        List<FaultRecord> faults = FaultRecord.of(home, name);
        String state = progress.completed() ? "completed" : faults.isEmpty() ? "under way" : "in need of resume";
        return new Status(
                name, state, progress.trialsDone(), progress.trials(), progress.tasksDone(), progress.tasks(), faults);
    }

    private static void print(PrintWriter out, List<Status> all) {
        Table table = new Table("RUN", "STATE", "TRIALS", "TASKS");
        all.forEach(one -> table.row(
                one.run(), one.state(), one.trialsDone() + "/" + one.trials(), one.tasksDone() + "/" + one.tasks()));
        table.lines().forEach(out::println);
        all.forEach(one -> one.faults()
                .forEach(fault ->
                        out.println(fault.function() + " gave up on " + fault.key() + ": " + fault.message())));
    }
}
