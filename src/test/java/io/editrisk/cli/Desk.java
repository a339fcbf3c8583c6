package io.editrisk.cli;

import static java.util.stream.Collectors.joining;

import io.editrisk.dataset.FewGarments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A user's folder: the tiny experiment, its data beside it, and the stores that its runs leave. */
record Desk(Path folder) {

    static final String EXPERIMENT = "tiny.yaml";

    /** What a run begun and ended by itself leaves in its report; the same in every test. */
    static final List<String> REPORT = List.of("metrics.csv", "summary.json");

    static Desk in(Path folder) throws IOException {
        FewGarments.write(folder, 100);
        try (var yaml = Desk.class.getResourceAsStream("/experiments/" + EXPERIMENT)) {
            Files.copy(yaml, folder.resolve(EXPERIMENT));
        }
        return new Desk(folder);
    }

    Launched type(String... args) {
        return Launched.start(folder, args);
    }

    /** Writes another experiment beside the first, some of its text replaced. */
    void write(String name, String from, String to) throws IOException {
        String yaml = Files.readString(folder.resolve(EXPERIMENT));
        if (!yaml.contains(from)) {
            throw new IllegalArgumentException("no '" + from + "' in " + yaml);
        }
        Files.writeString(folder.resolve(name), yaml.replace(from, to));
    }

    /** Every object of the store by its key, with what it holds; none where there is no store. */
    Map<String, byte[]> objects(String store) {
        Path bucket = folder.resolve(store).resolve("objects/editrisk");
        Map<String, byte[]> objects = new TreeMap<>();
        for (Path file : files(bucket)) {
            objects.put(bucket.relativize(file).toString(), bytes(file));
        }
        return objects;
    }

    /** Whether the store has an object whose key ends so. */
    boolean has(String store, String keyEnd) {
        return files(folder.resolve(store).resolve("objects")).stream()
                .anyMatch(file -> file.toString().endsWith(keyEnd));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException | IOException e) {
            // a file went while it was being listed
            return List.of();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run's name, as the store has it. */
    String run(String store) {
        return objects(store).keySet().stream()
                .filter(key -> key.startsWith("runs/"))
                .map(key -> key.split("/")[1])
                .distinct()
                .collect(joining());
    }

    /** The report's bytes that must not differ, by file. */
    Map<String, String> report(String store) throws IOException {
        Path reports = folder.resolve(store).resolve("reports").resolve(run(store));
        Map<String, String> report = new TreeMap<>();
        for (String file : REPORT) {
            report.put(file, Files.readString(reports.resolve(file)));
        }
        return report;
    }
}
