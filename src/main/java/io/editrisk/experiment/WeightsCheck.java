package io.editrisk.experiment;

import ai.djl.ndarray.NDManager;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Wording;
import io.editrisk.network.Precision;
import io.editrisk.network.Scripted;
import io.editrisk.network.StoredWeights;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.ObjectLocation;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreException;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ScriptModule;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Holds the weights of one experiment against the store and the architecture. */
final class WeightsCheck {

    private static final int LONGEST_FILE_NAME = 100;

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

    /** Weights that fit: what their content goes by, and how many classes they tell apart, 0 without a head. */
    record Found(String digest, int classes) {}

    /**
     * Checks the file.
     *
     * @param place where the experiment names it
     */
    Optional<Found> check(Experiment experiment, Place place) throws IOException {
        String named = experiment.model().weights();
        Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "weights");
        Path file = folder.resolve(fileName(named));
        try {
            if (download(named, file, place)) {
                boolean script = scriptsTrusted && ScriptModule.isZip(file);
                int classes = script ? script(file, experiment) : tensors(file, experiment);
                return Optional.of(new Found(StoredWeights.digest(file), classes));
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

    /** The faults that are found in the file begin with its name: that of the key, as far as any file system takes it. */
    private static String fileName(String key) {
        String name = LastPartsDiffer.last(key).replaceAll("[^A-Za-z0-9._-]", "_");
        return name.substring(Math.max(0, name.length() - LONGEST_FILE_NAME));
    }

    private boolean download(String named, Path file, Place place) throws IOException {
        ObjectLocation location = ObjectLocation.of(named, stores.home().bucket());
        ObjectStore store = stores.bucket(location.bucket());
        String key = location.key();
        try {
            if (store.exists(key)) {
                StoredWeights.download(store, key, file);
                return true;
            }
            mistakes.add(
                    place,
                    "there is no " + Wording.quoted(key) + " in bucket " + store.bucket()
                            + "; expected a safetensors file under that key");
        } catch (StoreException e) {
            if (e.kind().retriable()) {
                throw e;
            }
            mistakes.add(place, "cannot be read: " + e.getMessage());
        }
        return false;
    }
}
