package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * The picture sizes for which parameters were published (hendrycks/robustness: CIFAR-10-C, Tiny-ImageNet-C, ImageNet-C and
 * ImageNet-C for Inception). A picture of another size takes the parameters of 32, 64 or 224 pixels, whichever is nearest
 * by ratio to its shorter side: they are radii in pixels and strengths tuned to them, so 28 pixels go by 32, 96 by 64, and
 * all from 120 on by 224, as in bethgelab's imagecorruptions. The parameters of 299 pixels are for that one size.
 */
public enum PublishedSize {
    CIFAR(32, "CIFAR-10-C"),
    TINY(64, "Tiny-ImageNet-C"),
    IMAGENET(224, "ImageNet-C"),
    INCEPTION(299, "ImageNet-C for Inception");

    private final int side;
    private final String dataset;

    PublishedSize(int side, String dataset) {
        this.side = side;
        this.dataset = dataset;
    }

    /** The data set whose parameters they are, as it is called. */
    public String dataset() {
        return dataset;
    }

    /** Width and height, in pixels. */
    public int side() {
        return side;
    }

    /** The size whose parameters a picture takes. */
    public static PublishedSize of(RgbImage image) {
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
