package io.editrisk.cli;

import io.editrisk.adapter.local.LocalStack;
import io.editrisk.dataset.FewGarments;
import io.editrisk.network.Architectures;
import io.editrisk.network.DrawnWeights;
import io.editrisk.store.Folders;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a process's start to its first record, as a container that was scaled to zero begins: what the image has is started by
 * the image's own command, and a request for an evaluation of one picture waits at its port. The weights, drawn, lie in its cache
 * on the local disk. Run, after {@code ./editrisk build}: {@code ./mvnw -q -Pbenchmark test-compile exec:java
 * -Dexec.args="ColdStart"}. A line a start has the parts and the memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
public class ColdStartBenchmark {

    private static final String EXPERIMENT = """
            name: cold-start
            seed: 7
            model: {architecture: %s, weights: models/drawn.safetensors}
            task: {validation: datasets/garments, limit: 1}
            editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val, limit: 1}
            """;

    private static final int CLASSES = 10;
    private static final String HOST = "127.0.0.1";

    @Param("vit-b-16")
    private String architecture;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Double> seconds = new ArrayList<>();
    private Path folder;
    private LocalStack stack;
    private ObjectStore store;
    private String record;
    private Process process;
    private URI address;
    private double open;
    private double processor;
    private long resident;

    /** Lays out the image, and has the network measured by it once. */
    @Setup
    public void run() throws IOException, InterruptedException {
        // as the application has it: by default the HTTP client formats every byte it sends for the log
        Logger.getLogger("").setLevel(Level.WARNING);
        folder = Files.createTempDirectory("cold-start").toRealPath();
        finished("infra/layout.sh", folder.resolve("image").toString());
        finished("infra/unpack.sh", folder.resolve("image/opt/editrisk").toString());
        stack = LocalStack.start(folder.resolve("store"), "editrisk");
        store = stack.stores().home();
        Path desk = Files.createDirectory(folder.resolve("desk"));
        FewGarments.write(desk, 100);
        DrawnWeights.write(
                Architectures.named(architecture).orElseThrow(), CLASSES, desk.resolve("models/drawn.safetensors"));
        Folders.upload(store, desk);
        process = start("work");
        store.put("experiments/cold.yaml", EXPERIMENT.formatted(architecture).getBytes(StandardCharsets.UTF_8));
        while (store.keys(StoreLayout.RUNS).stream().noneMatch(key -> key.endsWith("/completed.json"))) {
            requireAlive();
            if (!store.keys("rejected/").isEmpty()) {
                throw new IllegalStateException(store.keys("rejected/").toString());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        end();
        record = store.keys(StoreLayout.RUNS).stream()
                .filter(key -> key.contains("/records/original."))
                .findFirst()
                .orElseThrow();
    }

    private void finished(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA", java());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(List.of(command) + " failed");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("image/opt/editrisk/bin/editrisk").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA", java(),
                        "EDITRISK_CACHE_DIRECTORY", folder.resolve("cache").toString(),
                        "EDITRISK_STORE_ENDPOINT", stack.storeEndpoint().toString(),
                        "EDITRISK_STORE_ACCESS_KEY", stack.accessKey(),
                        "EDITRISK_STORE_SECRET_KEY", stack.secretKey(),
                        "EDITRISK_QUEUE_ENDPOINT", stack.queueEndpoint().toString(),
                        "EDITRISK_HTTP_UNSIGNED", "true",
                        "EDITRISK_DEVICE", "cpu"));
        return builder.start();
    }

    private void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("err")));
        }
    }

    private void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Setup(org.openjdk.jmh.annotations.Level.Iteration)
    public void forget() throws IOException {
        store.delete(record);
        try (ServerSocket free = new ServerSocket(0)) {
            address = URI.create("http://" + HOST + ":" + free.getLocalPort() + "/");
        }
    }

    @Benchmark
    public String firstRecord() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        process = startAtPort();
        awaitPort();
        open = (System.nanoTime() - begin) / 1e9;
        resident = resident();
        String answer = ask();
        seconds.add((System.nanoTime() - begin) / 1e9);
        processor = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        return answer;
    }

    private Process startAtPort() throws IOException {
        return start("work", "--functions", "none", "--port", Integer.toString(address.getPort()));
    }

    private void awaitPort() throws IOException, InterruptedException {
        while (true) {
            try {
                new Socket(HOST, address.getPort()).close();
                return;
            } catch (ConnectException notYet) {
                requireAlive();
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
    }

    private String ask() throws IOException, InterruptedException {
        String task = record.replace("/records/", "/tasks/").replace(".json", ".task.json");
        HttpRequest request = HttpRequest.newBuilder(address.resolve("evaluate"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"bucket\": \"editrisk\", \"key\": \"" + task + "\"}"))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !store.exists(record)) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @TearDown(org.openjdk.jmh.annotations.Level.Iteration)
    public void report() throws IOException, InterruptedException {
        List<String> metrics;
        try (InputStream page = address.resolve("q/metrics").toURL().openStream()) {
            metrics = new String(page.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        System.out.printf(
                Locale.ROOT,
                "%nparts: port open %.2f, call %.2f, of which engine %.2f, weights %.2f, decode %.2f, forward %.2f, store %.2f;"
                        + " processor %.2f; resident %d MiB before it, %d after%n",
                open,
                sum(metrics, "editrisk_calls_seconds_sum"),
                sum(metrics, "stage_seconds_sum{stage=\"engine\""),
                sum(metrics, "stage_seconds_sum{stage=\"weights\""),
                sum(metrics, "stage_seconds_sum{stage=\"decode\""),
                sum(metrics, "stage_seconds_sum{stage=\"forward\""),
                sum(metrics, "store_seconds_sum"),
                processor,
                resident,
                resident());
        end();
    }

    private static double sum(List<String> metrics, String of) {
        return metrics.stream()
                .filter(line -> line.contains(of))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Of the process, in MiB, by Linux's count. */
    private long resident() throws IOException {
        String line = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(status -> status.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
    }

    /** What a worker has that nobody asked for anything, five seconds after its start. */
    @TearDown
    public void idle() throws IOException, InterruptedException {
        double[] sorted = seconds.stream()
                .skip(1)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        System.out.printf(Locale.ROOT, "%nmedian of %d starts: %.2f s%n", sorted.length, sorted[sorted.length / 2]);
        process = startAtPort();
        awaitPort();
        TimeUnit.SECONDS.sleep(5);
        System.out.printf("idle: resident %d MiB%n", resident());
        end();
        stack.close();
        Folders.delete(folder);
    }
}
