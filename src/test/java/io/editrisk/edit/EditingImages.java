package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.util.List;
import java.util.Optional;

/** Images in memory, as editing takes them. */
final class EditingImages {

    private EditingImages() {}

    /** Keeps all in memory. */
    static Trial trial(Network network, Weights original, List<Pair> pairs, List<Sample> validation) {
        return new Trial(network, original, ofPairs(pairs), of(validation), Long.MAX_VALUE);
    }

    static List<EditingImage> ofPairs(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new EditingImage(
                        pair.key(),
                        pair.identity(),
                        pair.label(),
                        pair::modified,
                        Optional.of(pair::original),
                        pair.mask().map(mask -> () -> mask)))
                .toList();
    }

    static List<EditingImage> of(List<Sample> samples) {
        return samples.stream()
                .map(sample -> new EditingImage(
                        sample.key(),
                        sample.identity(),
                        sample.label(),
                        sample::image,
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    /** All pairs, run up to the cut, in memory. */
    static TrainingSet kept(Cut cut, List<Pair> pairs, boolean compares, Weights original, NDManager manager) {
        return kept(cut, pairs, new Sides(compares, false), original, manager);
    }

    static TrainingSet kept(Cut cut, List<Pair> pairs, Sides needed, Weights original, NDManager manager) {
        return TrainingSet.of(
                cut,
                ofPairs(pairs),
                new Views(Optional.empty()),
                needed,
                original,
                new FeatureMemory(Long.MAX_VALUE),
                manager);
    }
}
