package io.editrisk.image;

/**
 * How a picture of any size becomes the square one that a network takes. The pixels are those of torchvision's transforms
 * of Pillow's pictures; those that are cut off are never computed.
 */
public sealed interface Fitting {

    /** The picture in size times size pixels; an {@link IllegalArgumentException} where it cannot become that. */
    default RgbImage fit(RgbImage image, int size) {
        return Fitted.of(Pixels.of(image), this, size);
    }

    /** Resized so that its shorter side has that many pixels, then its centre: {@code Resize(pixels), CenterCrop(size)}. */
    record ShorterSide(int pixels, Resampling resampling) implements Fitting {}

    /** Resized whatever its proportions, then its centre: {@code Resize((height, width)), CenterCrop(size)}. */
    record Exact(int width, int height, Resampling resampling) implements Fitting {}

    /** Of the right size as it is; any other is refused. */
    record Unresized() implements Fitting {}
}
