package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.experiment.Fault;
import io.editrisk.function.FaultRecord;
import io.editrisk.function.PlanAnswer;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is waited for after an upload; the store answers at once, as a worker would that is quick. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowerTest {

    private static final String KEY = "experiments/trial.yaml";
    private static final FaultRecord FAULT = new FaultRecord("plan", KEY, 3, "the cache cannot be written");

    private static final Duration PAUSE = Duration.ofMillis(1);

    private @TempDir Path folder;
    private Path file;
    private Runnable worker = () -> {};
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final MemoryStore store = new MemoryStore() {
        @Override
        public void put(String key, byte[] content) {
            super.put(key, content);
            if (key.equals(KEY)) {
                worker.run();
            }
        }
    };

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("trial.yaml"), """
                name: trial
                seed: 7
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/snow/train, validation: datasets/snow/val}
                edits:
                  - {method: full-fine-tuning, learning-rates: [0.001]}
                """);
    }

    private int run() throws IOException, InterruptedException {
        return run(Patience.endless(PAUSE));
    }

    private int run(Patience patience) throws IOException, InterruptedException {
        PipelineFiles pipeline = new PipelineFiles();
        new CommandLine(CommandSpec.create().addMixin("p", CommandSpec.forAnnotatedObject(pipeline)))
                .parseArgs(
                        "--summary",
                        folder.resolve("out/s.md").toString(),
                        "--junit",
                        folder.resolve("j.xml").toString());
        RunOutput output =
                new RunOutput(new PrintWriter(out), new PrintWriter(err), false, folder.resolve("reports"), pipeline);
        return new RunSession(store, Optional.empty(), patience, output).run(file);
    }

    private void gaveUp() {
        store.put(StoreLayout.fault("plan", KEY), Json.encode(FAULT));
    }

    private Follower.Planning planning() throws IOException, InterruptedException {
        Submission submission = Submission.send(file, ExperimentFile.read(file), store);
        return new Follower(store, Patience.endless(PAUSE)).planning(submission);
    }

    @Test
    void anUploadThatPlanGaveUpOnIsARunThatDidNotFinish() throws IOException, InterruptedException {
        worker = this::gaveUp;

        assertThat(run()).isEqualTo(ExitStatus.NOT_FINISHED);
        assertThat(err).hasToString("editrisk: plan experiments/trial.yaml: the cache cannot be written\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aRunThatDidNotFinishSaysWhyInThePipelinesFiles() throws IOException, InterruptedException {
        worker = this::gaveUp;

        run();
        assertThat(folder.resolve("out/s.md")).content().contains("not finished", "the cache cannot be written");
        assertThat(folder.resolve("j.xml"))
                .content()
                .contains("<error message=\"plan experiments/trial.yaml: the cache");
    }

    @Test
    void whatAnEarlierRunLeftForAPipelineIsNotTakenForThisOnes() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("j.xml"), "passed");
        byte[] upload = Files.readAllBytes(file);
        Fault fault = new Fault(KEY, 1, 1, "no");
        worker = () -> store.put(
                StoreLayout.rejected(KEY),
                Json.encode(new PlanAnswer(KEY, Digest.of(upload), "", false, List.of(fault))));

        assertThatThrownBy(this::run).isInstanceOf(WrongInputException.class);
        assertThat(folder.resolve("j.xml")).doesNotExist();
    }

    @Test
    void waitingEndsWhenTheTimeIsOver() throws IOException, InterruptedException {
        assertThat(run(new Patience(PAUSE, Duration.ofMillis(20), true))).isEqualTo(ExitStatus.NOT_FINISHED);
        assertThat(err.toString()).contains("run experiments/trial.yaml not finished within 0.02s; it goes on");
        assertThat(folder.resolve("out/s.md")).content().contains("not finished within 0.02s");
    }

    @Test
    void withoutWaitingItIsDoneWhenItIsPlanned() throws IOException, InterruptedException {
        PlanAnswer answer = new PlanAnswer(KEY, Digest.of(Files.readAllBytes(file)), "trial-1", true, List.of());
        worker = () -> store.put(StoreLayout.accepted(KEY), Json.encode(answer));

        assertThat(run(new Patience(PAUSE, Patience.ENDLESS, false))).isEqualTo(ExitStatus.DONE);
        assertThat(out).hasToString("run: trial-1\n");
    }

    @Test
    void theFaultOfAnEarlierUploadDoesNotEndThisOne() throws IOException, InterruptedException {
        gaveUp();
        PlanAnswer answer = new PlanAnswer(KEY, Digest.of(Files.readAllBytes(file)), "trial-1", true, List.of());
        worker = () -> {
            assertThat(store.exists(StoreLayout.fault("plan", KEY))).isFalse();
            store.put(StoreLayout.accepted(KEY), Json.encode(answer));
        };

        assertThat(planning()).isEqualTo(new Follower.Planning.Answered(answer));
    }

    @Test
    void anAnswerCountsForMoreThanAFault() throws IOException, InterruptedException {
        PlanAnswer answer = new PlanAnswer(KEY, Digest.of(Files.readAllBytes(file)), "", false, List.of());
        worker = () -> {
            gaveUp();
            store.put(StoreLayout.rejected(KEY), Json.encode(answer));
        };

        assertThat(planning()).isEqualTo(new Follower.Planning.Answered(answer));
    }

    @Test
    void theAnswerToAnotherUploadOfTheNameIsWaitedThrough() throws IOException, InterruptedException {
        PlanAnswer other = new PlanAnswer(KEY, Digest.of(new byte[0]), "trial-1", true, List.of());
        worker = () -> {
            store.put(StoreLayout.accepted(KEY), Json.encode(other));
            gaveUp();
        };

        assertThat(planning()).isEqualTo(new Follower.Planning.GaveUp(FAULT));
    }
}
