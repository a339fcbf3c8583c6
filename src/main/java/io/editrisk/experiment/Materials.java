package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an experiment works with, as found in the store.
 *
 * @param weightsDigest SHA-256 of the weights file; over the index and its shards where there are several
 * @param datasets every data set that the experiment names, by key
 * @param prompts what heads are to be made of; empty where the weights have one
 */
public record Materials(
        String weightsDigest, SortedMap<String, DatasetManifest> datasets, Optional<TaskPrompts> prompts) {
    public Materials {
        datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
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
