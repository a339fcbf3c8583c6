package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * The picture sizes for which parameters were published (hendrycks/robustness: CIFAR-10-C, Tiny-ImageNet-C, ImageNet-C and
 * ImageNet-C for Inception). A picture of another size takes the parameters of 32, 64 or 224 pixels, whichever is nearest
 * by ratio to its shorter side: they are radii in pixels and strengths tuned to them, so 28 pixels go by 32, 96 by 64, and
 * all from 120 on by 224, as in bethgelab's imagecorruptions. The parameters of 299 pixels are for that one size.
 */
enum PublishedSize {
    CIFAR(32),
    TINY(64),
    IMAGENET(224),
    INCEPTION(299);

    private final int side;

    PublishedSize(int side) {
        this.side = side;
    }

    /** Width and height, in pixels. */
    int side() {
        return side;
    }

    static PublishedSize of(RgbImage image) {
        int shorter = shorter(image);
        if (shorter == INCEPTION.side) {
            return INCEPTION;
        }
        PublishedSize nearest = CIFAR;
        for (PublishedSize size : new PublishedSize[] {TINY, IMAGENET}) {
            if (size.ratio(shorter) < nearest.ratio(shorter)) {
                nearest = size;
            }
        }
        return nearest;
    }

    /** How much larger the picture's shorter side is than the size whose parameters it takes. */
    static double enlargement(RgbImage image) {
        return (double) shorter(image) / of(image).side;
    }

    private static int shorter(RgbImage image) {
        return Math.min(image.width(), image.height());
    }

    private double ratio(int pixels) {
        return pixels < side ? (double) side / pixels : (double) pixels / side;
    }
}
