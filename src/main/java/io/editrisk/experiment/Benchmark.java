package io.editrisk.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.published.ImageNetClasses;
import java.util.Optional;

/** A published benchmark that a task follows: only then may numbers be called by that one's names. */
public enum Benchmark {
    /** All 1,000 classes of ImageNet (ILSVRC 2012), pictures of 224 by 224 pixels. */
    @JsonProperty("imagenet-224")
    IMAGENET_224;

    private static final int PIXELS = 224;

    /**
     * The benchmark of that data.
     *
     * @param pixels width and height of what the network sees
     */
    static Optional<Benchmark> of(DatasetManifest data, int pixels) {
        boolean imageNet = data.classes().equals(ImageNetClasses.wnids());
        return imageNet && data.classSubset().isEmpty() && pixels == PIXELS
                ? Optional.of(IMAGENET_224)
                : Optional.empty();
    }
}
