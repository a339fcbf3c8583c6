package io.editrisk.dataset;

import io.editrisk.image.RgbImage;
import java.util.Optional;

/**
 * A triple (x, x', y) of the editing task: an image, its modified form, their label (paper, section 3).
 *
 * @param mask where x' differs from x: grey, not 0 there, of the pictures' size; empty where the data set has no masks
 */
public record Pair(
        String key, String identity, int label, RgbImage original, RgbImage modified, Optional<RgbImage> mask) {

    /** One without a mask. */
    public Pair(String key, String identity, int label, RgbImage original, RgbImage modified) {
        this(key, identity, label, original, modified, Optional.empty());
    }
}
