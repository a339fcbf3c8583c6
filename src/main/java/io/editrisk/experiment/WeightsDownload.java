package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.experiment.form.Wording;
import io.editrisk.network.StoredWeights;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;

/** Brings weights that an experiment names. */
final class WeightsDownload {

    private static final int LONGEST_FILE_NAME = 100;

    private final ObjectStores stores;
    private final Mistakes mistakes;

    WeightsDownload(ObjectStores stores, Mistakes mistakes) {
        this.stores = stores;
        this.mistakes = mistakes;
    }

    /** The faults that are found in the file begin with its name: that of the key, as far as any file system takes it. */
    static String fileName(String key) {
        String name = ShortNames.last(key).replaceAll("[^A-Za-z0-9._-]", "_");
        return name.substring(Math.max(0, name.length() - LONGEST_FILE_NAME));
    }

    /**
     * Copies weights into a file; whether they were there, else it is a mistake.
     *
     * @param place where the experiment names them
     */
    boolean fetch(String named, Path file, Place place) throws IOException {
        try {
            ObjectStores.Located location = stores.locate(named);
            ObjectStore store = location.store();
            String key = location.key();
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
