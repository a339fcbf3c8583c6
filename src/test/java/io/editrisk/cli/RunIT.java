package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of the packaged application, as a user sees them. */
@DisabledOnOs(OS.WINDOWS)
class RunIT {

    private static final String PLAIN = "plain";

    @TempDir
    private static Path folder;

    private static Desk desk;
    private static List<String> printed;
    private static Map<String, String> undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        desk = Desk.in(folder.toRealPath());
        try (Launched run = desk.type("run", Desk.EXPERIMENT, "--store", PLAIN)) {
            assertThat(run.status()).as("%s", run.err()).isEqualTo(ExitStatus.DONE);
            printed = run.out();
        }
        undisturbed = desk.report(PLAIN);
    }

    @Test
    void theLastLineNamesTheFolderOfTheReport() {
        Path report = desk.folder().resolve(PLAIN).resolve("reports").resolve(desk.run(PLAIN));

        assertThat(printed).first().isEqualTo("run: " + desk.run(PLAIN));
        assertThat(printed).contains("verdict: pass").last().isEqualTo("report: " + report);
        assertThat(report).isDirectoryContaining("glob:**/index.html");
        assertThat(report).isDirectoryContaining("glob:**/metrics.csv");
        assertThat(report).isDirectoryContaining("glob:**/summary.json");
    }

    @Test
    void runAgainItComputesNothing() throws Exception {
        Map<String, byte[]> before = results(PLAIN);

        try (Launched again = desk.type("run", Desk.EXPERIMENT, "--store", PLAIN, "--json")) {
            assertThat(again.status()).isEqualTo(ExitStatus.DONE);

            JsonNode json = Json.tree(String.join("\n", again.out()).getBytes(StandardCharsets.UTF_8));
            assertThat(json.get("run").textValue()).isEqualTo(desk.run(PLAIN));
            assertThat(json.get("verdict").textValue()).isEqualTo("pass");
            assertThat(again.err()).isEmpty();
        }
        assertSame(results(PLAIN), before);
        assertThat(desk.report(PLAIN)).isEqualTo(undisturbed);
    }

    /** All objects but plan's answer, which tells a first upload from another. */
    private static Map<String, byte[]> results(String store) {
        Map<String, byte[]> objects = new TreeMap<>(desk.objects(store));
        objects.keySet().removeIf(key -> key.startsWith("accepted/"));
        return objects;
    }

    private static void assertSame(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, content) -> assertThat(found.get(key)).as(key).isEqualTo(content));
    }

    /** Moments are told by what the store has by then. */
    @ParameterizedTest
    @CsvSource("INT, .trained.json")
    void aRunThatWasBrokenOffIsFinishedByTheNext(String signal, String moment) throws Exception {
        String store = signal + moment;
        try (Launched first = desk.type("run", Desk.EXPERIMENT, "--store", store)) {
            first.await(() -> desk.has(store, moment)).signal(signal);

            assertThat(first.status()).isEqualTo(signal.equals("INT") ? 130 : 137);
            assertThat(first.err()).noneMatch(line -> line.contains("Exception") || line.contains("\tat "));
            assertThat(first.crash()).isEmpty();
        }
        try (Launched next = desk.type("run", Desk.EXPERIMENT, "--store", store)) {
            assertThat(next.status()).as("%s", next.err()).isEqualTo(ExitStatus.DONE);
        }
        assertThat(desk.report(store)).isEqualTo(undisturbed);
    }

    @Test
    void statusReportAndResumeKnowOfARunThatWasKilled() throws Exception {
        String store = "killed";
        try (Launched first = desk.type("run", Desk.EXPERIMENT, "--store", store)) {
            first.await(() -> desk.has(store, ".trained.json")).signal("KILL");
            first.status();
        }
        String run = desk.run(store);
        try (Launched status = desk.type("status", "--store", store, "--json")) {
            assertThat(status.status()).isEqualTo(ExitStatus.DONE);
            JsonNode json = Json.tree(String.join("\n", status.out()).getBytes(StandardCharsets.UTF_8));
            assertThat(json.get(0).get("run").textValue()).isEqualTo(run);
            assertThat(json.get(0).get("state").textValue()).isEqualTo("under way");
        }
        try (Launched report = desk.type("report", run, "--store", store)) {
            assertThat(report.status()).isEqualTo(ExitStatus.NOT_FINISHED);
            assertThat(report.err())
                    .endsWith("try: editrisk resume " + run)
                    .anyMatch(line -> line.startsWith("editrisk: runs/" + run) && line.endsWith(": missing"));
            assertThat(report.out()).contains("verdict: incomplete");
        }
        try (Launched resumed = desk.type("resume", run, "--store", store)) {
            assertThat(resumed.status()).as("%s", resumed.err()).isEqualTo(ExitStatus.DONE);
        }
        assertThat(desk.report(store)).isEqualTo(undisturbed);
    }

    @Test
    void aGateThatNoEditKeepsIsAnExitStatus() throws Exception {
        desk.write(
                "useless.yaml",
                "[0.003]\n    epochs: 3\n  - method: full-fine-tuning\n    learning-rates: [0.0003, 0.003]",
                "[1.0e-9]");

        try (Launched run = desk.type("run", "useless.yaml", "--store", "useless")) {
            assertThat(run.status()).as("%s", run.err()).isEqualTo(ExitStatus.GATE_FAILED);
            assertThat(run.out()).contains("verdict: fail");
        }
    }

    @Test
    void aRunWhoseWeightsWentAwayIsNotFinishedUntilTheyAreBack() throws Exception {
        Desk bare = Desk.in(Files.createDirectory(desk.folder().resolve("bare")));
        try (Launched first = bare.type("run", Desk.EXPERIMENT, "--store", "s")) {
            first.await(() -> bare.has("s", ".trial.json")).signal("KILL");
            first.status();
        }
        Path weights = bare.folder().resolve("s/objects/editrisk/models/garments.safetensors");
        Files.delete(weights);
        try (Stream<Path> cached = Files.list(bare.folder().resolve("cache"))) {
            for (Path file : cached.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        String run = bare.run("s");
        try (Launched resumed = bare.type("resume", run, "--store", "s", "--json")) {
            assertThat(resumed.status()).isEqualTo(ExitStatus.NOT_FINISHED);
            assertThat(resumed.out()).isEmpty();
            assertThat(resumed.err())
                    .anyMatch(line ->
                            line.matches("  edit runs/" + run + "/.*: s3://.*garments.safetensors: .* NoSuchKey"))
                    .noneMatch(line -> line.startsWith("\tat "));
        }
        try (Launched again = bare.type("run", Desk.EXPERIMENT, "--store", "s")) {
            assertThat(again.status()).as("%s", again.err()).isEqualTo(ExitStatus.DONE);
        }
        assertThat(bare.report("s")).isEqualTo(undisturbed);
    }
}
