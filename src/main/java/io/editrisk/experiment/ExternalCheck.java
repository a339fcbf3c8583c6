package io.editrisk.experiment;

import ai.djl.ndarray.NDManager;
import io.editrisk.edit.Brought;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.network.Architecture;
import io.editrisk.network.StoredWeights;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds weights that were edited elsewhere against those before editing, name by name. */
final class ExternalCheck {

    private final Reading.Read read;
    private final WeightsDownload download;
    private final Mistakes mistakes;

    ExternalCheck(Reading.Read read, WeightsDownload download, Mistakes mistakes) {
        this.read = read;
        this.download = download;
        this.mistakes = mistakes;
    }

    /**
     * Digests of the files that fit, by key; what does not fit is a mistake at the place that names it.
     *
     * @param original the weights before editing
     * @param classes that they tell apart
     * @param folder where the files may lie for a moment
     */
    SortedMap<String, String> check(Path original, int classes, Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        List<Experiment.Edit> edits = read.experiment().edits();
        for (int i = 0; i < edits.size(); i++) {
            if (edits.get(i).external().isPresent()) {
                Experiment.External external = edits.get(i).external().get();
                Place place = read.places().ofEdit(i, external.difference() ? "delta" : "weights");
                // a folder of its own: its faults begin with its name, which may be that of the original weights
                Path alone = Files.createDirectory(folder.resolve("edited"));
                try {
                    Path file = alone.resolve(WeightsDownload.fileName(external.key()));
                    if (download.fetch(external.key(), file, place)) {
                        digests.put(external.key(), StoredWeights.digest(file));
                        check(external, file, original, classes, place);
                    }
                } finally {
                    StoredWeights.delete(alone);
                }
            }
        }
        return digests;
    }

    private void check(Experiment.External external, Path file, Path original, int classes, Place place)
            throws IOException {
        Architecture architecture = read.experiment().model().network();
        try {
            WeightsFile edited = WeightsFile.openSome(file, architecture, classes);
            edited.requireFinite();
            requireChange(external, edited, WeightsFile.open(original, architecture), file);
        } catch (InvalidWeightsException e) {
            mistakes.add(place, String.valueOf(e.getMessage()));
        }
    }

    private static void requireChange(Experiment.External external, WeightsFile edited, WeightsFile original, Path file)
            throws IOException {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            Brought.changed(edited, external.difference(), original.load(manager), manager);
        } catch (Brought.UnusableException e) {
            throw new InvalidWeightsException(file.getFileName() + " " + e.getMessage());
        }
    }
}
