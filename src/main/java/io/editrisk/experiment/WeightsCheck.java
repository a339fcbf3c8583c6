package io.editrisk.experiment;

import ai.djl.ndarray.NDManager;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.network.Precision;
import io.editrisk.network.Scripted;
import io.editrisk.network.StoredWeights;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.ObjectStores;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ScriptModule;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Holds the weights of one experiment against the store and the architecture. */
final class WeightsCheck {

    private final ObjectStores stores;
    private final Path scratch;
    private final boolean scriptsTrusted;
    private final Mistakes mistakes;

    WeightsCheck(ObjectStores stores, Path scratch, boolean scriptsTrusted, Mistakes mistakes) {
        this.scriptsTrusted = scriptsTrusted;
        this.stores = stores;
        this.scratch = scratch;
        this.mistakes = mistakes;
    }

    /**
     * Weights that fit.
     *
     * @param digest what their content goes by
     * @param classes how many they tell apart, 0 without a head
     * @param external digests of the files of edited weights that fit them, by key
     */
    record Found(String digest, int classes, SortedMap<String, String> external) {}

    /** Checks the file, and those of edited weights against it. */
    Optional<Found> check(Reading.Read read) throws IOException {
        Experiment experiment = read.experiment();
        String named = experiment.model().weights();
        Place place = read.places().of("model", "weights");
        WeightsDownload download = new WeightsDownload(stores, mistakes);
        Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "weights");
        Path file = folder.resolve(WeightsDownload.fileName(named));
        try {
            if (download.fetch(named, file, place)) {
                boolean script = scriptsTrusted && ScriptModule.isZip(file);
                int classes = script ? script(file, experiment) : tensors(file, experiment);
                return Optional.of(new Found(
                        StoredWeights.digest(file),
                        classes,
                        new ExternalCheck(read, download, mistakes).check(file, classes, folder)));
            }
        } catch (InvalidWeightsException e) {
            mistakes.add(place, String.valueOf(e.getMessage()));
        } finally {
            StoredWeights.delete(folder);
        }
        return Optional.empty();
    }

    private static int tensors(Path file, Experiment experiment) throws IOException {
        WeightsFile weights = WeightsFile.open(file, experiment.model().network());
        if (experiment.task().prompts().isPresent()) {
            weights.requireTexts();
        }
        weights.requireFinite();
        return weights.classes();
    }

    /** TorchScript does not say how many classes it tells apart: it is asked. */
    private static int script(Path file, Experiment experiment) {
        String name = file.getFileName() + " is TorchScript, which ";
        if (!experiment.edits().isEmpty()) {
            throw new InvalidWeightsException(name + "can be measured, not edited: leave 'edits' out");
        }
        if (experiment.model().precision() != Precision.FLOAT32) {
            throw new InvalidWeightsException(name + "computes as it was saved: leave 'precision' out");
        }
        if (experiment.task().prompts().isPresent()) {
            throw new InvalidWeightsException(name + "reads no texts: leave 'prompts' out");
        }
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            return Scripted.classes(
                    ScriptModule.load(file, manager), experiment.model().network(), manager);
        }
    }
}
