package io.editrisk.cli;

import io.editrisk.adapter.local.LocalStack;
import io.editrisk.adapter.local.StoreInUseException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --store} and {@code --endpoint}, to mix into the commands that need a store. */
public final class StoreOptions {

    private static final String FOLDER = ".editrisk";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--store",
            paramLabel = "WHERE",
            defaultValue = FOLDER,
            description = "A folder for the embedded store (${DEFAULT-VALUE} when left out), or s3://BUCKET[/PREFIX].")
    private String where = FOLDER;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Where the bucket is served; AWS when left out.")
    private Optional<URI> endpoint = Optional.empty();

    /** What was chosen; a folder is taken from the working directory. */
    public StoreChoice choice() {
        Optional<StoreChoice.Bucket> bucket = StoreChoice.Bucket.of(where, endpoint);
        if (bucket.isPresent()) {
            endpoint.ifPresent(this::require);
            return bucket.get();
        }
        if (endpoint.isPresent()) {
            throw wrong("--endpoint goes with --store s3://BUCKET");
        }
        if (where.contains("://")) {
            throw wrong("--store is '" + where + "'; allowed are a folder, s3://BUCKET and s3://BUCKET/PREFIX");
        }
        try {
            return new StoreChoice.Embedded(Path.of(where).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw wrong("--store is '" + where + "', which is no folder's name: " + e.getReason());
        }
    }

    boolean embedded() {
        return choice() instanceof StoreChoice.Embedded;
    }

    /** Where reports are copied to unless the user says otherwise. */
    Path reports() {
        Path folder = choice() instanceof StoreChoice.Embedded embedded ? embedded.folder() : Path.of(FOLDER);
        return folder.resolve("reports");
    }

    /**
     * What the application must know of the choice.
     *
     * @param working whether this process takes work from the queues
     */
    Map<String, String> settings(boolean working) {
        if (working) {
            DeviceSetting.requireThere();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host-enabled", "false");
        settings.put("mp.messaging.incoming.doorbells.enabled", Boolean.toString(working));
        settings.put("editrisk.doors.enabled", Boolean.toString(working));
        if (choice() instanceof StoreChoice.Embedded embedded) {
            settings.put("editrisk.local.directory", embedded.folder().toString());
        } else if (choice() instanceof StoreChoice.Bucket bucket) {
            settings.putAll(bucket.settings());
        }
        return settings;
    }

    /** A {@link WrongInputException} where another process works on the embedded store. */
    void requireFree() {
        try {
            if (choice() instanceof StoreChoice.Embedded embedded) {
                requireFolder(embedded.folder());
                LocalStack.requireFree(embedded.folder());
            }
        } catch (StoreInUseException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
    }

    private static void requireFolder(Path folder) {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new WrongInputException("--store is '" + folder + "', but " + there
                    + " is no folder that can be written to; expected a folder, or a place where one can be made");
        }
    }

    private void require(URI url) {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw wrong("--endpoint is '" + url + "'; allowed is http:// or https:// with a host");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
