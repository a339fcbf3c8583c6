package io.editrisk.cli;

import io.editrisk.report.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * What a pipeline takes of a run: copies of two files of its report, or what is said in their place of a run that did not
 * finish. Where the input was wrong neither is there.
 */
final class PipelineFiles {

    @Option(
            names = "--summary",
            paramLabel = "FILE.md",
            description = "Write a summary in Markdown, for a pull request's comment.")
    private Optional<Path> summary = Optional.empty();

    @Option(
            names = "--junit",
            paramLabel = "FILE.xml",
            description = "Write JUnit's XML, for CI dashboards: a case each limit of the gate and edit.")
    private Optional<Path> junit = Optional.empty();

    /** None is left of an earlier run, whatever becomes of this one. */
    void forget() throws IOException {
        for (Optional<Path> file : List.of(summary, junit)) {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        }
    }

    /** From the folder of a report. */
    void copy(Path report) throws IOException {
        copy(report.resolve("report.md"), summary);
        copy(report.resolve("junit.xml"), junit);
    }

    private static void copy(Path from, Optional<Path> to) throws IOException {
        if (to.isPresent()) {
            makeFolder(to.get());
            Files.copy(from, to.get(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void write(Unfinished run) throws IOException {
        write(summary, run.markdown());
        write(junit, run.junit());
    }

    private static void write(Optional<Path> file, byte[] content) throws IOException {
        if (file.isPresent()) {
            makeFolder(file.get());
            Files.write(file.get(), content);
        }
    }

    private static void makeFolder(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
    }
}
