package io.editrisk.cli;

import io.editrisk.network.Architecture;
import io.editrisk.report.findings.Findings;
import io.editrisk.report.findings.InvalidMetricsException;
import io.editrisk.report.findings.Notes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk findings}. */
@Command(
        name = "findings",
        description =
                "Hold the paper's claims against runs of one experiment over several seeds: a page with verdicts and"
                        + " figures.")
final class FindingsCommand implements Callable<Integer> {

    private static final String ENDING = ".md";

    @Parameters(
            paramLabel = "METRICS",
            arity = "1..*",
            description =
                    "Each run's metrics.csv, as it is or with gzip; runs on the same original data are its seeds.")
    private List<Path> metrics = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.md",
            description = "The page; its figures go into a folder of the same name beside it.")
    private Path output = Path.of("");

    @Option(
            names = "--notes",
            paramLabel = "FILE",
            description = "Markdown to put into the page: what follows a line '# N' goes to claim N.")
    private Optional<Path> notes = Optional.empty();

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            defaultValue = "small-vgg",
            description = "Of the network that was edited, to count parameters (default: ${DEFAULT-VALUE}).")
    private String architecture = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String name = output.toAbsolutePath().normalize().getFileName().toString();
        if (!name.endsWith(ENDING)) {
            throw new WrongInputException(output + ": the page is Markdown and its name ends in " + ENDING);
        }
        String folder = name.substring(0, name.length() - ENDING.length());
        Findings.Files files = made(folder);
        Path figures = output.resolveSibling(folder);
        Files.createDirectories(figures);
        for (Map.Entry<String, byte[]> figure : files.figures().entrySet()) {
            WholeFile.write(figures.resolve(figure.getKey()), figure.getValue());
        }
        WholeFile.write(output, files.page().getBytes(StandardCharsets.UTF_8));
        spec.commandLine().getOut().println("page: " + output);
        return ExitStatus.DONE;
    }

    private Findings.Files made(String folder) {
        Architecture known = ArchitectureName.required(architecture);
        try {
            return Findings.of(metrics, known, notes.map(FindingsCommand::read).orElse(Notes.none()), folder);
        } catch (InvalidMetricsException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
    }

    private static Notes read(Path file) {
        try {
            return Notes.parsed(Files.readString(file));
        } catch (IOException e) {
            throw new WrongInputException(file + ": cannot be read: " + e.getMessage());
        }
    }
}
