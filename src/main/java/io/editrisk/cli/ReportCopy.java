package io.editrisk.cli;

import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run's report on the local disk. */
final class ReportCopy {

    private ReportCopy() {}

    /** Downloads every file of the report; returns the folder. */
    static Path of(ObjectStore store, String run, Path folder) throws IOException {
        String prefix = StoreLayout.report(run, "");
        for (String key : store.keys(prefix)) {
            Path file = folder.resolve(key.substring(prefix.length())).normalize();
            if (file.startsWith(folder.normalize())) {
                Files.createDirectories(file.getParent());
                store.download(key, file);
            }
        }
        return folder;
    }
}
