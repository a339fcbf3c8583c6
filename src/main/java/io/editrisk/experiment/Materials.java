package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an experiment works with, as found in the store.
 *
 * @param weightsDigest SHA-256 of the weights file; over the index and its shards where there are several
 * @param external SHA-256 of each file of weights that were edited elsewhere, by key
 * @param datasets every data set that the experiment names, by key
 * @param exposures of the data sets that are measured
 * @param prompts what heads are to be made of; empty where the weights have one
 */
public record Materials(
        String weightsDigest,
        SortedMap<String, String> external,
        SortedMap<String, DatasetManifest> datasets,
        List<Exposure> exposures,
        Optional<TaskPrompts> prompts) {
    public Materials {
        external = Collections.unmodifiableSortedMap(new TreeMap<>(external));
        exposures = List.copyOf(exposures);
        datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
    }

    /**
     * That of a data set; an {@link IllegalArgumentException} where it is not measured so.
     *
     * @param limit how many of its images are asked for; all where empty
     */
    public Exposure exposure(String dataset, OptionalInt limit) {
        int images = limit.orElse(dataset(dataset).samples());
        return exposures.stream()
                .filter(exposure -> exposure.dataset().equals(dataset) && exposure.images() == images)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not measured: " + images + " of " + dataset));
    }

    /** The data set under the key; an {@link IllegalArgumentException} where there is none. */
    public DatasetManifest dataset(String key) {
        DatasetManifest found = datasets.get(key);
        if (found == null) {
            throw new IllegalArgumentException("not among the experiment's data sets: " + key);
        }
        return found;
    }
}
