package io.editrisk.cli;

import io.editrisk.function.Reporting;
import io.editrisk.report.Comparison;
import io.editrisk.report.JudgedRun;
import io.editrisk.report.StorePages;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk compare RUN RUN…}. */
@Command(
        name = "compare",
        description = "Set runs side by side: what differs in how they were made, and their numbers; differences to the"
                + " first run are paired where the images are the same.")
final class CompareCommand implements ApplicationCommand {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "The runs' names, the one to compare with first.")
    private List<String> runs = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page too.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean forPrograms;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Reporting reporting;

    @Override
    public void check() {
        if (runs.stream().distinct().count() < runs.size()) {
            throw new ParameterException(spec.commandLine(), "a run is compared with itself: name each once");
        }
        store.requireFree();
    }

    @Override
    public Map<String, String> settings() {
        return store.settings(false);
    }

    @Override
    public Integer call() throws IOException {
        Comparison comparison = Comparison.of(runs.stream().map(this::judged).toList());
        if (page.isPresent()) {
            WholeFile.write(page.get(), StorePages.compared(comparison));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (forPrograms) {
            out.print(new String(Json.encodePretty(comparison), StandardCharsets.UTF_8));
        } else {
            ComparisonText.of(comparison).forEach(out::println);
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private JudgedRun judged(String run) {
        Runs.plan(stores.home(), run);
        return reporting
                .judged(stores.home(), run)
                .orElseThrow(() -> new WrongInputException(
                        run + " has no numbers to compare: too little of it was measured; editrisk report says what"));
    }
}
