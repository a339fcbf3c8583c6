package io.editrisk.cli;

import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.Datasets.Findings;
import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.dataset.ShardCache;
import io.editrisk.image.ImageCodec;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code editrisk dataset verify DATASET}. */
@Command(
        name = "verify",
        description = {
            "Read all of a data set and say what is missing, damaged or otherwise than its manifest says: exit status 2.",
            "What is there beside it and samples with the same picture are listed too."
        })
final class DatasetVerifyCommand implements ApplicationCommand {

    @Mixin
    private DatasetChoice choice = new DatasetChoice();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean forPrograms;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called in the application
    private ObjectStores stores;

    @Override
    public boolean needed() {
        return choice.inStore();
    }

    @Override
    public void check() {
        choice.check();
    }

    @Override
    public Map<String, String> settings() {
        return choice.settings();
    }

    @Override
    public Integer call() {
        Findings findings = findings();
        PrintWriter out = spec.commandLine().getOut();
        if (forPrograms) {
            out.print(new String(Json.encodePretty(findings), StandardCharsets.UTF_8));
        } else {
            findings.extra().forEach(line -> out.println("extra: " + line));
            findings.duplicates().forEach(line -> out.println("duplicate: " + line));
            findings.faults().forEach(line -> out.println("fault: " + line));
            out.println(choice + ": " + findings.faults().size() + " faults, "
                    + findings.extra().size() + " extra objects, "
                    + findings.duplicates().size() + " duplicates");
        }
        out.flush();
        return findings.faults().isEmpty() ? ExitStatus.DONE : ExitStatus.WRONG_INPUT;
    }

    private Findings findings() {
        DatasetChoice.Chosen chosen = choice.chosen(() -> stores);
        Datasets datasets = new Datasets(new ImageCodec(), new ShardCache(0));
        ProgressLine progress = ProgressLine.onError();
        try {
            int all = datasets.open(chosen.store(), chosen.key()).manifest().samples();
            return datasets.verify(
                    chosen.store(),
                    chosen.key(),
                    done -> progress.show(
                            new ProgressLine.Step("samples " + done + "/" + all, done, all, done == all)));
        } catch (InvalidDatasetException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        } finally {
            progress.end();
        }
    }
}
