package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.dataset.Description;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a plan is made of where no store is needed: weights and data sets of 700 samples that nobody reads. */
final class SomeMaterials {

    private SomeMaterials() {}

    /**
     * Materials of some data sets.
     *
     * @param digest of every data set
     * @param pairs keys of those that hold pairs
     * @param exposures those that are measured
     */
    static Materials of(String digest, List<String> pairs, List<Exposure> exposures) {
        TreeMap<String, DatasetManifest> datasets = new TreeMap<>();
        pairs.forEach(key -> datasets.put(key, manifest(key, Kind.PAIRS, digest)));
        exposures.forEach(
                measured -> datasets.put(measured.dataset(), manifest(measured.dataset(), Kind.IMAGES, digest)));
        return new Materials("0b".repeat(32), new TreeMap<>(), datasets, exposures, Optional.empty());
    }

    private static DatasetManifest manifest(String key, Kind kind, String digest) {
        List<Shard> shards = List.of(new Shard("0.tar", 700, 1, digest, Optional.empty()));
        Description description =
                Description.of(key, kind, List.of("coat", "shirt"), new Description.Origin("drawn", "CC0-1.0"));
        Optional<PictureSize> size = Optional.of(new PictureSize(32, 32));
        return new DatasetManifest(description, 700, List.of(), digest, size, List.of(), shards);
    }
}
