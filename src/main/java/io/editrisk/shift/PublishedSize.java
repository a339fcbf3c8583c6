package io.editrisk.shift;

import io.editrisk.image.RgbImage;

/**
 * The picture sizes for which parameters were published (hendrycks/robustness: CIFAR-10-C, Tiny-ImageNet-C, ImageNet-C). A
 * picture of another size takes the parameters of the size nearest by ratio to its shorter side: the parameters are radii
 * in pixels and strengths tuned to them, so 28 pixels go by 32, 96 by 64, and all from 120 on by 224.
 */
enum PublishedSize {
    CIFAR(32),
    TINY(64),
    IMAGENET(224);

    private final int side;

    PublishedSize(int side) {
        this.side = side;
    }

    static PublishedSize of(RgbImage image) {
        int shorter = Math.min(image.width(), image.height());
        PublishedSize nearest = CIFAR;
        for (PublishedSize size : values()) {
            if (size.ratio(shorter) < nearest.ratio(shorter)) {
                nearest = size;
            }
        }
        return nearest;
    }

    private double ratio(int pixels) {
        return pixels < side ? (double) side / pixels : (double) pixels / side;
    }
}
