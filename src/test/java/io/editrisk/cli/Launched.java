package io.editrisk.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged application as a process in a folder of its own; closing it ends it, whatever happened. */
final class Launched implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("editrisk").toAbsolutePath();
    private static final String KEPT = "editrisk.test.classes-kept";
    private static final long DEADLINE_SECONDS = 300;

    private final Path folder;
    private final Path out;
    private final Path err;
    private final Process process;

    private Launched(Path folder, List<String> command, List<String> options) {
        this.folder = folder;
        try {
            out = Files.createTempFile(folder, "out", ".txt");
            err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("EDITRISK_JAVA_OPTS", String.join(" ", options));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Classes are kept once, so that each process starts faster. */
    private static synchronized void keepClasses() {
        if (System.getProperty(KEPT) == null) {
            System.setProperty(KEPT, "");
            try {
                ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "build").inheritIO();
                builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                builder.start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts a command in the folder, which also holds the cache. */
    static Launched start(Path folder, String... args) {
        return start(folder, List.of(), cache(folder), args);
    }

    /**
     * Starts a worker in the folder, which also holds the cache.
     *
     * @param environment settings, as {@code env} takes them
     * @param store the bucket's address, and where it is served
     * @param args those of {@code work} that are left
     */
    static Launched work(Path folder, List<String> environment, List<String> store, String... args) {
        List<String> before = new ArrayList<>(List.of("env"));
        before.addAll(environment);
        List<String> all = new ArrayList<>(List.of("work", "--store", store.get(0), "--endpoint", store.get(1)));
        all.addAll(List.of(args));
        return start(folder, before, cache(folder), all.toArray(String[]::new));
    }

    private static List<String> cache(Path folder) {
        return List.of("-Deditrisk.cache.directory=" + folder.resolve("cache"));
    }

    /**
     * Starts a command in the folder.
     *
     * @param before what goes before the virtual machine, which it starts
     * @param properties of the virtual machine
     */
    static Launched start(Path folder, List<String> before, List<String> properties, String... args) {
        keepClasses();
        List<String> command = new ArrayList<>(before);
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            // a process that was started in a shell's background hands down that it ignores Ctrl-C
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(LAUNCHER.toString());
        command.addAll(List.of(args));
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        options.addAll(properties);
        return new Launched(folder, command, options);
    }

    /** Waits for its end; the exit status. */
    int status() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running; " + out() + err());
        }
        return process.exitValue();
    }

    /** Sends INT, TERM or KILL. */
    void signal(String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (sent != 0) {
            throw new AssertionError("ended before it could be sent " + name + "; " + out() + err());
        }
    }

    /** Waits until something has come about while it runs. */
    Launched await(BooleanSupplier come) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!come.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("it did not come about; " + out() + err());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return this;
    }

    List<String> out() {
        return lines(out);
    }

    /** What it printed, and what the virtual machine wrote of its crash if that was its end. */
    List<String> err() {
        List<String> lines = new ArrayList<>(lines(err));
        lines.addAll(crash());
        return lines;
    }

    /** What the virtual machine wrote where it crashed in native code; nothing where it did not. */
    List<String> crash() {
        Path log = folder.resolve("hs_err_pid" + process.pid() + ".log");
        return Files.exists(log) ? lines(log) : List.of();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
