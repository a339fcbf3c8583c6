package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.event.Doorbell;
import io.editrisk.experiment.Fault;
import io.editrisk.store.AllowedBuckets;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is uploaded as an experiment: refused in one line, nothing else written, the next upload answered. */
class HostileUploadsTest implements ObjectStores {

    private static final String KEY = "experiments/hostile.yaml";
    private static final String NO_KEY = "expected a key from the bucket's root";

    private final MemoryStore home = new MemoryStore("editrisk");
    private Workshop workshop;

    @TempDir
    private Path cache;

    @Override
    public ObjectStore home() {
        return home;
    }

    @Override
    public ObjectStore bucket(String name) {
        assertThat(name).as("the only bucket that is ever touched").isEqualTo("editrisk");
        return home;
    }

    @BeforeEach
    void open() {
        workshop = new Workshop(new AllowedBuckets(this, Set.of()), cache, 300);
    }

    private static String experiment(String name, String weights, String dataset) {
        return """
                name: %s
                model: {architecture: small-vgg, weights: %s}
                task: {validation: %s}
                editing-task: {train: datasets/snow/train, validation: datasets/snow/val}
                """.formatted(name, weights, dataset);
    }

    private static String weights(String weights) {
        return experiment("a", weights, "datasets/garments");
    }

    private static String dataset(String dataset) {
        return experiment("a", "models/a.safetensors", dataset);
    }

    private static String laughs() {
        return "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 12)
                        .mapToObj(i -> "a%d: &a%d [%s]\n"
                                .formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)))
                        .collect(Collectors.joining());
    }

    private static String trials() {
        String rates =
                IntStream.rangeClosed(1, 100).mapToObj(i -> "0." + (100 + i)).collect(Collectors.joining(", "));
        return """
                name: a
                model: {architecture: small-vgg, weights: models/a.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/snow/train, validation: datasets/snow/val}
                edits:
                  - {method: direct-low-rank, layers: [features.7, features.14], restarts: 100, learning-rates: [%s]}
                """.formatted(rates);
    }

    static Stream<Arguments> uploads() {
        return Stream.of(
                Arguments.of("# " + "x".repeat(1 << 20), "the file has 1048578 bytes; at most 1048576 are allowed"),
                Arguments.of(laughs(), "more than 20000 values, aliases followed"),
                Arguments.of("a: &a [*a]", "alias '*a' stands for nothing"),
                Arguments.of("a: " + "[".repeat(10_000), "nested more than 50 levels deep"),
                Arguments.of("a: " + "{b: ".repeat(10_000), "nested more than 50 levels deep"),
                Arguments.of("name: !!javax.script.ScriptEngineManager [x]", "name"),
                Arguments.of("name: a\u0000b", "not a text: character U+0000"),
                Arguments.of("name: a\u001b[31mb", "not a text: character U+001B"),
                Arguments.of(experiment("<script>alert(1)</script>", "m", "d"), "lower-case letters, digits"),
                Arguments.of(experiment("'=cmd|x!A0'", "m", "d"), "lower-case letters, digits"),
                Arguments.of(weights("http://169.254.169.254/latest/meta-data/"), NO_KEY),
                Arguments.of(weights("'http://[::1]:8080/runs/'"), NO_KEY),
                Arguments.of(weights("file:///etc/passwd"), NO_KEY),
                Arguments.of(weights("../../etc/passwd"), NO_KEY),
                Arguments.of(weights("/etc/passwd"), NO_KEY),
                Arguments.of(weights("s3://theirs/models/a.safetensors"), "bucket 'theirs' is not among those of this"),
                Arguments.of(
                        weights("s3://169.254.169.254/latest"), "bucket '169.254.169.254' is not among those of this"),
                Arguments.of(dataset("https://example.com/datasets"), NO_KEY),
                Arguments.of(dataset("'=cmd|x!A0'"), NO_KEY),
                Arguments.of(dataset("\"datasets/+1\""), NO_KEY),
                Arguments.of(dataset("'datasets/@SUM(A1)'"), NO_KEY),
                Arguments.of(dataset("datasets/\u202egpj.exe"), NO_KEY),
                Arguments.of(dataset("datasets/..%2f.."), "datasets/..%2f.."),
                Arguments.of(
                        trials(), "20000 trials are asked for; this deployment makes at most 10000 of one experiment"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("uploads")
    void isRefusedInALineAndNothingElseIsWritten(String upload, String line) {
        home.put(KEY, upload.getBytes(StandardCharsets.UTF_8));

        workshop.deliver(new Doorbell("editrisk", KEY));

        assertThat(home.keys("")).containsExactly(KEY, "rejected/hostile.json");
        PlanAnswer answer = Json.decode(home.read("rejected/hostile.json"), PlanAnswer.class);
        assertThat(answer.faults())
                .extracting(Fault::message)
                .anySatisfy(fault -> assertThat(fault).contains(line))
                .allSatisfy(fault -> assertThat(fault).hasLineCount(1).hasSizeLessThan(1000));
    }

    @Test
    void afterAllOfThemTheNextIsAnswered() {
        uploads().forEach(upload -> {
            home.put(KEY, ((String) upload.get()[0]).getBytes(StandardCharsets.UTF_8));
            workshop.deliver(new Doorbell("editrisk", KEY));
        });
        home.put("experiments/next.yaml", SmallExperiment.wrong());

        workshop.deliver(new Doorbell("editrisk", "experiments/next.yaml"));

        assertThat(Json.decode(home.read("rejected/next.json"), PlanAnswer.class)
                        .faults())
                .hasSize(2);
    }
}
