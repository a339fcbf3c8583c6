package io.editrisk.dataset.style;

import io.editrisk.image.RgbImage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A style's picture, made ready once for all images that get the style. Threads share one. */
public final class StyleImage {

    /** In pixels, of pictures as most networks take them. */
    private static final int PATCH = 24;

    private static final int SMALL_PATCH = 8;

    /** Of a style's and of a content's sides. */
    static final int SMALLEST = 2 * SMALL_PATCH;

    private final RgbImage picture;
    private final LabImage lab;
    private final Map<Integer, StylePatches> patches = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException where a side has less than 16 pixels */
    public StyleImage(RgbImage picture) {
        int side = Math.min(picture.width(), picture.height());
        if (side < SMALLEST) {
            throw new IllegalArgumentException("a style of %dx%d pixels; at least %d a side are needed"
                    .formatted(picture.width(), picture.height(), SMALLEST));
        }
        this.picture = picture;
        this.lab = LabImage.of(picture);
    }

    RgbImage picture() {
        return picture;
    }

    LabImage lab() {
        return lab;
    }

    /** Patches for content of that size: not so large that two of them cover it. */
    StylePatches patches(int contentWidth, int contentHeight) {
        int side = Math.min(Math.min(picture.width(), picture.height()), Math.min(contentWidth, contentHeight));
        return patches.computeIfAbsent(side >= 2 * PATCH ? PATCH : SMALL_PATCH, size -> new StylePatches(lab, size));
    }
}
