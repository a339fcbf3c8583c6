package io.editrisk.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two workers, each a process of its own, and what becomes of them. One that is killed is followed by another. */
final class Crew implements AutoCloseable {

    private static final List<Path> FAKETIME = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));

    /** Blocks of 1 KiB, of bash: what the virtual machine writes for itself is less, any tensors are more. */
    private static final String FULL_DISK = "ulimit -f 40; exec \"$0\" \"$@\"";

    private final Path folder;
    private final List<String> properties;
    private final List<Launched> workers = new ArrayList<>();
    private final List<Launched> gone = new ArrayList<>();
    private final boolean[] hindered = new boolean[2];
    private int started;

    /** @param properties that tell a worker where store and queue are */
    Crew(Path folder, List<String> properties) {
        this.folder = folder;
        this.properties = List.copyOf(properties);
        workers.add(start(List.of(), "cache"));
        workers.add(start(List.of(), "cache"));
    }

    private Launched start(List<String> before, String cache) {
        started++;
        List<String> own = new ArrayList<>(properties);
        own.add("-Deditrisk.cache.directory=" + folder.resolve(cache));
        return Launched.start(folder, before, own, "work");
    }

    void awaitReady() throws InterruptedException {
        for (Launched worker : workers) {
            worker.await(() -> worker.out().contains("ready"));
        }
    }

    void kill(int worker) throws IOException, InterruptedException {
        replace(worker, List.of(), "cache", false);
    }

    /** In its place comes one that can write next to nothing, and finds nothing that others wrote. */
    void fillDisk(int worker) throws IOException, InterruptedException {
        replace(worker, List.of("bash", "-c", FULL_DISK), "cache-" + started, true);
    }

    /** In its place comes one whose clock is off; false where the library that does this is not found. */
    boolean jumpClock(int worker, String offset) throws IOException, InterruptedException {
        for (Path library : FAKETIME) {
            if (Files.exists(library)) {
                Files.writeString(clock(), offset);
                List<String> before = List.of(
                        "env",
                        "LD_PRELOAD=" + library,
                        "FAKETIME_TIMESTAMP_FILE=" + clock(),
                        "FAKETIME_CACHE_DURATION=1",
                        "FAKETIME_DONT_FAKE_MONOTONIC=1");
                replace(worker, before, "cache", true);
                return true;
            }
        }
        return false;
    }

    /** What the clock of a worker that has one of its own shows from now on, a second from now at the latest. */
    void setClock(String offset) throws IOException {
        Files.writeString(clock(), offset);
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    void pause(int worker) throws IOException, InterruptedException {
        workers.get(worker).signal("STOP");
    }

    void goOn(int worker) throws IOException, InterruptedException {
        workers.get(worker).signal("CONT");
    }

    /** Both go on, and neither has a full disk or a wrong clock. */
    void mend() throws IOException, InterruptedException {
        for (int worker = 0; worker < workers.size(); worker++) {
            if (hindered[worker]) {
                kill(worker);
            } else {
                goOn(worker);
            }
        }
    }

    private void replace(int worker, List<String> before, String cache, boolean hindering)
            throws IOException, InterruptedException {
        Launched old = workers.get(worker);
        old.signal("KILL");
        old.status();
        gone.add(old);
        workers.set(worker, start(before, cache));
        hindered[worker] = hindering;
    }

    /** What all workers wrote so far, also those that are gone. */
    List<String> written() {
        return Stream.concat(gone.stream(), workers.stream())
                .flatMap(worker -> worker.err().stream())
                .toList();
    }

    /** What virtual machines wrote that crashed by themselves. */
    List<String> crashes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("hs_err"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int started() {
        return started;
    }

    @Override
    public void close() {
        workers.forEach(Launched::close);
    }
}
