package io.editrisk.cli;

import io.editrisk.function.Completed;
import io.editrisk.function.Reporting;
import io.editrisk.report.Report;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code editrisk report RUN}. */
@Command(
        name = "report",
        description =
                "Make a run's report again from its records and say its verdict; nothing is computed. Of a run that"
                        + " is not finished, or damaged, what can be given.")
final class ReportCommand extends FollowingCommand {

    private static final String PAGE = "index.html";
    private static final String LATEX = "tables.tex";
    private static final String COMPLETED = "completed.json";

    /** What a report has only where it has numbers. */
    private static final List<String> WITH_NUMBERS = List.of(PAGE, "summary.json", "changes.json", LATEX);

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    private String run = "";

    @Option(names = "--latex", description = "Write tables.tex too: tables for LaTeX, with booktabs.")
    private boolean latex;

    @Option(names = "--open", description = "Open the page in the desktop's browser.")
    private boolean open;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Reporting reporting;

    @Override
    public void check() {
        store().requireFree();
    }

    @Override
    public Map<String, String> settings() {
        return store().settings(false);
    }

    @Override
    public Integer call() throws Exception {
        Runs.plan(stores.home(), run);
        RunOutput output = output();
        output.begin();
        Path folder = Files.createDirectories(output.reports().resolve(run));
        Report report = reporting.again(stores.home(), run, folder);
        Completed completed = new Completed(run, report.verdict(), report.sentence());
        write(report, folder);
        Files.write(folder.resolve(COMPLETED), Json.encodePretty(completed));
        output.incomplete(report.incomplete());
        if (!stores.home().exists(StoreLayout.completed(run))) {
            output.note("try: editrisk resume " + run);
        }
        output.completed(completed, folder);
        Path page = folder.resolve(PAGE);
        if (open && Files.exists(page)) {
            Browser.here().open(page).ifPresent(line -> output.note("editrisk: " + line));
        }
        return ExitStatus.of(report.verdict());
    }

    private void write(Report report, Path folder) throws IOException {
        for (String file : WITH_NUMBERS) {
            Files.deleteIfExists(folder.resolve(file));
        }
        for (Map.Entry<String, byte[]> file : report.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Optional<byte[]> tables = report.latex();
        if (latex && tables.isPresent()) {
            Files.write(folder.resolve(LATEX), tables.get());
        }
    }
}
