package io.editrisk.cli;

import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.InvalidArchiveException;
import io.editrisk.dataset.archive.Limits;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.dataset.published.DatasetImport;
import io.editrisk.dataset.published.FormOptions;
import io.editrisk.dataset.published.ImportSettings;
import io.editrisk.dataset.published.PublishedForm;
import io.editrisk.dataset.published.PublishedForms;
import io.editrisk.dataset.published.PublishedSet;
import io.editrisk.dataset.published.PublishedSource;
import io.editrisk.dataset.published.UnusableSourceException;
import io.editrisk.store.ObjectStores;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk dataset import KIND SOURCE --to WHERE}. */
@Command(
        name = "import",
        description = {
            "Make a data set of a download, an archive or its unpacked folder as it is published.",
            "Pictures are stored as they are. Interrupted, the same command goes on; editrisk dataset kinds lists the kinds."
        })
final class DatasetImportCommand implements ApplicationCommand {

    @Parameters(index = "0", paramLabel = "KIND", description = "What it is: see editrisk dataset kinds.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "SOURCE", description = "The archive, file or folder.")
    private Path source = Path.of("");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "WHERE",
            description = "A folder, or s3://BUCKET/KEY; each split of a kind with several gets a folder within.")
    private String to = "";

    @Option(names = "--endpoint", paramLabel = "URL", description = "Where the bucket is served; AWS when left out.")
    private Optional<URI> endpoint = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description = "Only this of a kind with several: test; fog/3, or fog for its five severities.")
    private String split = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "The data set's name, for people.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--licence", paramLabel = "TEXT", description = "Its licence, where the kind does not know it.")
    private Optional<String> licence = Optional.empty();

    @Option(
            names = "--class-names",
            paramLabel = "FILE",
            description = "Names of the classes, a line each in the order of the labels, in place of the kind's.")
    private Optional<Path> classNames = Optional.empty();

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "A choice that the kind offers.")
    private Map<String, String> options = new TreeMap<>();

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N samples of each split.")
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--samples-per-shard",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int samplesPerShard;

    @Option(names = "--threads", paramLabel = "N", description = "That read and decode; as many as there are cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--skip-damaged",
            description = "Leave damaged pictures out and list them; else they end the import.")
    private boolean skipDamaged;

    @Option(
            names = "--no-decode",
            description = "Copy without decoding each picture once: damage within a picture is not found, and the same"
                    + " image is known by its published name only, not by its pixels.")
    private boolean noDecode;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called in the application
    private ObjectStores stores;

    @Override
    public boolean needed() {
        return to.startsWith("s3://");
    }

    @Override
    public Map<String, String> settings() {
        return new BucketSettings(DatasetAddress.of("--to", to).bucket().orElse(""), endpoint).settings();
    }

    @Override
    public Integer call() {
        DatasetAddress place = DatasetAddress.of("--to", to);
        try (PublishedSource opened = open()) {
            PublishedForm form = PublishedForms.named(kind);
            FormOptions chosen = FormOptions.of(form, options);
            List<PublishedSet> all = form.sets(opened, chosen);
            List<PublishedSet> sets = new SplitChoice(split).of(all);
            if (sets.size() == all.size()) {
                sayMissing(form.missing(all, chosen));
            }
            for (PublishedSet set : sets) {
                write(new SetWording(name, licence, classNames).apply(set), opened, place.below(set.split()));
            }
        } catch (UnusableSourceException
                | InvalidArchiveException
                | InvalidArrayException
                | InvalidDatasetException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE;
    }

    private void sayMissing(List<String> missing) {
        PrintWriter out = spec.commandLine().getOut();
        missing.forEach(line -> out.println("not in " + source + ": " + line));
        out.flush();
    }

    private PublishedSource open() {
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        return new PublishedSource(source, new Archives(scratch, Limits.usual()));
    }

    private void write(PublishedSet set, PublishedSource opened, DatasetAddress place) {
        ImportSettings settings = new ImportSettings(
                samplesPerShard,
                limit.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                threads,
                !noDecode,
                skipDamaged);
        DatasetImport making =
                new DatasetImport(set, source.toAbsolutePath().normalize().toString(), settings);
        ProgressLine progress = ProgressLine.onError();
        DatasetImport.Imported imported = making.into(
                place.target(() -> stores), opened::files, done -> progress.show(step(done, making.samples(), place)));
        progress.end();
        PrintWriter out = spec.commandLine().getOut();
        imported.skipped().forEach(line -> out.println("left out: " + line));
        out.println("dataset: " + place + " (" + imported.manifest().samples() + " samples, "
                + imported.manifest().shards().size() + " shards)");
        out.flush();
    }

    private static ProgressLine.Step step(int done, int all, DatasetAddress place) {
        return new ProgressLine.Step(place + ": " + done + "/" + all, done, all, done == all);
    }
}
