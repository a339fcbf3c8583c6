package io.editrisk.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process holds early and late in a long run of the same step over and over. It is a process of its own, whose heap
 * has all its memory from the beginning: what it grows by is native.
 */
public record LongRun(Held early, Held late) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MARK = "held ";

    /** What a process may grow by and still be said to hold the same. */
    private static final double ALLOWED = 0.02;

    /**
     * What a process holds.
     *
     * @param tensors of the engine, those that a scope or manager still has
     * @param resident kilobytes of main memory, as Linux counts them
     */
    public record Held(long tensors, long resident) {}

    /** Whether as many tensors are held late as early, and no more memory, but for a little. */
    public boolean flat() {
        return late.tensors() == early.tensors() && growth() <= ALLOWED;
    }

    /** Of the memory, as a fraction. */
    public double growth() {
        return (double) (late.resident() - early.resident()) / early.resident();
    }

    /** Runs a class that calls {@link #steps}. */
    public static LongRun of(Class<?> main, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.exists(STATUS), "only Linux says in /proc how much memory a process has");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        List<Held> held = output.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).split(" "))
                .map(parts -> new Held(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .toList();
        if (process.waitFor() != 0 || held.size() != 2) {
            throw new IllegalStateException(output);
        }
        return new LongRun(held.get(0), held.get(1));
    }

    /**
     * In the process that {@link #of} started: the steps, and what is held after so many and at the end.
     *
     * @param manager of all tensors that the steps begin with
     */
    public static void steps(NDManager manager, int early, int late, Runnable step) throws IOException {
        for (int done = 1; done <= late; done++) {
            step.run();
            if (done == early || done == late) {
                System.out.println(MARK + manager.getManagedArrays().size() + " " + resident());
            }
        }
    }

    private static long resident() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
