package io.editrisk.dataset;

import io.editrisk.image.ImageCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through all samples of a data set and holds them together against its manifest. */
final class ContentCheck {

    private final DatasetManifest manifest;
    private final SampleDecoder decoder;
    private final List<String> faults;
    private final ContentDigest digest = new ContentDigest();
    private final Set<String> keys = new HashSet<>();
    private final int[] counts;
    private final Map<String, String> seen = new HashMap<>();
    private final List<String> duplicates = new ArrayList<>();

    /** @param faults takes one line a fault */
    ContentCheck(DatasetManifest manifest, ImageCodec codec, List<String> faults) {
        this.manifest = manifest;
        this.decoder = new SampleDecoder(manifest, codec);
        this.faults = faults;
        this.counts = new int[manifest.classes().size()];
    }

    /** @param location of its shard, as faults name it */
    void add(String location, StoredSample sample) {
        decoder.decode(location, sample, faults);
        count(location, IndexedSample.of(sample, 1));
    }

    /** A sample whose pictures are not looked at. */
    void add(String location, IndexedSample sample) {
        decoder.requireLabel(location, sample.key(), sample.label(), faults);
        count(location, sample);
    }

    private void count(String location, IndexedSample sample) {
        digest.add(sample);
        remember(sample, String.join(" ", sample.pictures()));
        if (!keys.add(sample.key())) {
            faults.add(location + ": sample " + sample.key() + ": another shard has one of that name");
        }
        if (sample.label() < counts.length) {
            counts[sample.label()]++;
        }
    }

    private void remember(IndexedSample sample, String pictures) {
        String earlier = seen.putIfAbsent(pictures, sample.key());
        if (earlier != null) {
            duplicates.add(
                    "samples %s and %s hold the same picture (%s)".formatted(earlier, sample.key(), sample.source()));
        }
    }

    /** Samples whose pictures another one has to the byte, a line each. */
    List<String> duplicates() {
        return List.copyOf(duplicates);
    }

    /** @param location of the manifest */
    void end(String location) {
        String found = digest.hex();
        if (faults.isEmpty() && !found.equals(manifest.digest())) {
            faults.add("%s: digest says %s; the samples have %s".formatted(location, manifest.digest(), found));
        }
        for (int label = 0; faults.isEmpty() && label < manifest.counts().size(); label++) {
            if (manifest.counts().get(label) != counts[label]) {
                faults.add("%s: counts says %d of class %s; there are %d"
                        .formatted(
                                location,
                                manifest.counts().get(label),
                                manifest.classes().get(label),
                                counts[label]));
            }
        }
    }
}
