package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.local.ServedStack;
import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.dataset.FewGarments;
import io.editrisk.event.Bell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.store.Folders;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of evaluation tasks that measure nothing, planned, run and compiled through real servers of store and queue by a process
 * with 512 MB: what it takes but for the measuring. A few hundred tasks, or with {@code -Dscale.layers=7 -Dscale.severities=5}
 * 100,800: layers (at most 7) times two methods, and the unedited network, each on 70 images, plain and under 19 corruptions at
 * so many severities.
 */
class ScaleTest {

    static final String BUCKET = "scale";

    private static final int IMAGES = 70;
    private static final int KINDS = 19;
    private static final List<String> LAYERS = List.of(
            "features.0", "features.4", "features.7", "features.11", "features.14", "features.18", "classifier.0");

    private static final int MEMORY_MIB = 512;

    private final Map<String, Long> counts = new TreeMap<>();
    private final AtomicLong messages = new AtomicLong();

    @TempDir
    private Path folder;

    private static String experiment(int layers, int severities) {
        String named = LAYERS.stream().limit(layers).collect(Collectors.joining(", ", "[", "]"));
        String shifts = severities == 0
                ? "corruptions: [], severities: []"
                : "corruptions: all, severities: " + List.of(1, 2, 3, 4, 5).subList(0, severities);
        return """
                name: scale
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                edits:
                  - {method: local-fine-tuning, layers: %s, learning-rates: [0.003], epochs: 1}
                  - {method: one-layer-interpolation, layers: %s, learning-rates: [0.001], epochs: 1}
                alphas: {from: 0, to: 1, step: 0.5}
                %s
                """.formatted(named, named, severities == 0 ? "" : "shifts: {" + shifts + "}");
    }

    @Test
    void aTaskCostsSixRequestsAndTwoMessagesAtMostInBoundedMemory() throws Exception {
        int layers = Integer.getInteger("scale.layers", 1);
        int severities = Integer.getInteger("scale.severities", 0);
        long tasks = (2L * layers + 1) * IMAGES * (1 + KINDS * severities);
        FewGarments.write(Files.createDirectory(folder.resolve("data")), 100);
        try (ServedStack stack = new ServedStack(Files.createDirectory(folder.resolve("objects")), this::counting)) {
            S3ObjectStores stores = stack.stores(BUCKET);
            stores.createHome();
            ObjectStore store = stores.home();
            Folders.upload(store, folder.resolve("data"));
            messages.set(0);
            long start = System.nanoTime();
            store.put("experiments/scale.yaml", experiment(layers, severities).getBytes(StandardCharsets.UTF_8));
            work(stack);
            print(tasks, (System.nanoTime() - start) / 1e9);

            assertThat(store.keys(StoreLayout.RUNS))
                    .as("records")
                    .filteredOn(key -> key.contains("/records/"))
                    .hasSize(Math.toIntExact(tasks));
        }
        assertThat(requests("evaluate")).as("%s", counts).isLessThanOrEqualTo(4 * tasks);
        assertThat(messages.get()).isLessThanOrEqualTo(2 * tasks);
        assertThat(counts.get("memory")).isLessThan(MEMORY_MIB * 1024L);
    }

    private Bell counting(Bell queues) {
        return bell -> {
            if (FunctionDeclaration.forKey(bell.key()).isPresent()) {
                messages.incrementAndGet();
                queues.ring(bell);
            }
        };
    }

    private void work(ServedStack stack) throws Exception {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScaleWorker.class.getName(),
                        stack.storeEndpoint().toString(),
                        stack.queueEndpoint().toString(),
                        stack.accessKey(),
                        stack.secretKey(),
                        folder.resolve("cache").toString(),
                        "4")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = worker.inputReader()) {
            lines.lines().forEach(this::count);
        } finally {
            worker.destroyForcibly();
        }
        assertThat(worker.waitFor()).isZero();
    }

    private void count(String line) {
        int last = line.lastIndexOf(' ');
        counts.put(line.substring(0, last), Long.parseLong(line.substring(last + 1)));
    }

    private long requests(String function) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith("requests " + function))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void print(long tasks, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%d tasks in %.1f s: %.2f ms of the worker's processor, %.2f requests and %.2f messages each, %.1f MiB%n",
                tasks,
                seconds,
                counts.getOrDefault("processor", 0L) / (double) tasks,
                (double) requests("") / tasks,
                (double) messages.get() / tasks,
                counts.get("memory") / 1024.0);
        counts.forEach((what, count) -> System.out.println("  " + what + ": " + count));
    }
}
