package io.editrisk.dataset;

import io.editrisk.image.RgbImage;

/** A triple (x, x', y) of the editing task: an image, its modified form, their label (paper, section 3). */
public record Pair(String key, String identity, int label, RgbImage original, RgbImage modified) {}
