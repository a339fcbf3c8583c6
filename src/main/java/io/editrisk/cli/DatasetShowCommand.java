package io.editrisk.cli;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.dataset.ShardCache;
import io.editrisk.image.ImageCodec;
import io.editrisk.report.ContactSheet;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code editrisk dataset show DATASET}. */
@Command(name = "show", description = "Print what a data set is: classes, counts, digests; its pictures as a page.")
final class DatasetShowCommand implements ApplicationCommand {

    private static final long CACHE = 256L << 20;

    @Mixin
    private DatasetChoice choice = new DatasetChoice();

    @Option(names = "--html", paramLabel = "OUT", description = "Write a contact sheet with pictures of each class.")
    private Optional<Path> html = Optional.empty();

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
    public Integer call() throws IOException {
        try {
            DatasetChoice.Chosen chosen = choice.chosen(() -> stores);
            Dataset dataset = new Datasets(new ImageCodec(), new ShardCache(CACHE)).open(chosen.store(), chosen.key());
            PrintWriter out = spec.commandLine().getOut();
            if (forPrograms) {
                out.print(new String(Json.encodePretty(dataset.manifest()), StandardCharsets.UTF_8));
            } else {
                lines(dataset).forEach(out::println);
            }
            if (html.isPresent()) {
                Files.write(html.get(), new ContactSheet(dataset).html());
            }
            out.flush();
        } catch (InvalidDatasetException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }

    private static List<String> lines(Dataset dataset) {
        DatasetManifest manifest = dataset.manifest();
        Table facts = new Table("NAME", manifest.name())
                .row(
                        "samples",
                        manifest.samples() + " " + manifest.kind().name().toLowerCase(Locale.ROOT)
                                + (manifest.form().masks() ? " with masks" : ""))
                .row("pictures", manifest.size().map(Object::toString).orElse("of different sizes"))
                .row("frame", manifest.frame().map(Object::toString).orElse("as they were taken"))
                .row("classes", manifest.classes().size() + subset(manifest))
                .row("digest", manifest.digest())
                .row("source", manifest.description().origin().source())
                .row("licence", manifest.description().origin().licence());
        manifest.shift()
                .ifPresent(shift -> facts.row("corruption", shift.corruption() + ", severity " + shift.severity()));
        manifest.files().forEach(file -> facts.row("file", file.file() + ", SHA-256 " + file.sha256()));
        List<String> lines = new ArrayList<>(facts.lines());
        lines.add("");
        lines.addAll(counts(dataset).lines());
        return lines;
    }

    private static String subset(DatasetManifest manifest) {
        return manifest.classSubset().isEmpty()
                ? ""
                : ", of which " + manifest.classSubset().size() + " are compared";
    }

    private static Table counts(Dataset dataset) {
        DatasetManifest manifest = dataset.manifest();
        int[] counts = new int[manifest.classes().size()];
        if (manifest.counts().isEmpty()) {
            dataset.labels().forEach(label -> counts[label]++);
        } else {
            for (int i = 0; i < counts.length; i++) {
                counts[i] = manifest.counts().get(i);
            }
        }
        Table table = new Table("LABEL", "SAMPLES", "CLASS");
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                table.row(
                        Integer.toString(label),
                        Integer.toString(counts[label]),
                        manifest.classes().get(label));
            }
        }
        return table;
    }
}
