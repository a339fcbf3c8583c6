package io.editrisk.cli;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.store.FolderStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The data set that a command is given, to mix in: a folder that has one, or a key of the store. */
final class DatasetChoice {

    @Parameters(
            paramLabel = "DATASET",
            description = "A folder with a " + DatasetManifest.FILE + ", or the data set's key in the store.")
    private String dataset = "";

    @Mixin
    private StoreOptions store = new StoreOptions();

    /** A data set and where it is. */
    record Chosen(ObjectStore store, String key) {}

    /** Whether it lies in a store that only the application reaches. */
    boolean inStore() {
        return folder().isEmpty();
    }

    private Optional<Path> folder() {
        try {
            Path folder = Path.of(dataset).toAbsolutePath().normalize();
            return Files.isRegularFile(folder.resolve(DatasetManifest.FILE)) ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Mistakes that can be told without the application. */
    void check() {
        if (inStore() && Files.isDirectory(Path.of(dataset))) {
            throw new WrongInputException(
                    dataset + ": no data set: there is no " + DatasetManifest.FILE + " in this folder");
        }
        store.requireFree();
    }

    Map<String, String> settings() {
        return store.settings(false);
    }

    /** @param stores asked for only where it lies in a store */
    Chosen chosen(Supplier<ObjectStores> stores) {
        return folder().map(folder -> new Chosen(
                        new FolderStore(Optional.ofNullable(folder.getParent()).orElse(folder)),
                        folder.getFileName().toString()))
                .orElseGet(() -> new Chosen(stores.get().home(), dataset.replaceAll("/+$", "")));
    }

    @Override
    public String toString() {
        return dataset;
    }
}
