package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetTarget;
import io.editrisk.dataset.FolderTarget;
import io.editrisk.dataset.archive.Archives;
import io.editrisk.dataset.archive.Limits;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** Imports of a source, as the command does them. */
record Imports(PublishedForm form, Path source, FormOptions options, ImportSettings settings) {

    static final ImportSettings SETTINGS = new ImportSettings(3, OptionalInt.empty(), 2, true, false);

    static Imports of(String kind, Path source) {
        return of(kind, source, Map.of());
    }

    static Imports of(String kind, Path source, Map<String, String> options) {
        PublishedForm form = PublishedForms.named(kind);
        return new Imports(form, source, FormOptions.of(form, options), SETTINGS);
    }

    Imports with(ImportSettings other) {
        return new Imports(form, source, options, other);
    }

    DatasetImport.Imported into(DatasetTarget target, String split) {
        try (PublishedSource opened = open()) {
            PublishedSet set = form.sets(opened, options).stream()
                    .filter(one -> one.split().equals(split))
                    .findFirst()
                    .orElseThrow();
            return new DatasetImport(set, source.toString(), settings).into(target, opened::files, done -> {});
        }
    }

    /** Every split in a folder of its own, as the command does. */
    void allInto(Path folder) {
        try (PublishedSource opened = open()) {
            for (PublishedSet set : form.sets(opened, options)) {
                new DatasetImport(set, source.toString(), settings)
                        .into(new FolderTarget(folder.resolve(set.split())), opened::files, done -> {});
            }
        }
    }

    PublishedSource open() {
        return new PublishedSource(source, new Archives(Path.of(System.getProperty("java.io.tmpdir")), Limits.usual()));
    }
}
