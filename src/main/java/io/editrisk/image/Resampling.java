package io.editrisk.image;

/**
 * How a picture is resized, to Pillow's pixels to the last bit (its {@code Resample.c} and, for nearest, {@code
 * Geometry.c}): every filter but nearest grows with the reduction, so that it is antialiased, and is applied across, then
 * down, in whole numbers, with rounding to 8 bits after either.
 */
public enum Resampling {
    /** The pixel under the centre of the new one. */
    NEAREST(0) {
        @Override
        double weight(double distance) {
            throw new UnsupportedOperationException("nearest takes one pixel and weighs nothing");
        }
    },
    /** The mean of the pixels below the new one. */
    BOX(0.5) {
        @Override
        double weight(double distance) {
            return distance > -0.5 && distance <= 0.5 ? 1 : 0;
        }
    },
    /** A triangle. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Keys' cubic with a = -0.5. */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0;
        }
    };

    private static final double SHARPNESS = -0.5;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** How far from its middle the filter is not 0, in pixels of the larger of the two pictures. */
    double support() {
        return support;
    }

    /** The filter at a distance from its middle, before all weights of a pixel are made to add up to 1. */
    abstract double weight(double distance);

    /** The whole picture as one of width times height pixels. */
    public RgbImage resize(RgbImage image, int width, int height) {
        return resize(Pixels.of(image), Side.of(image.width(), width), Side.of(image.height(), height));
    }

    /** A part of the picture as one of width times height pixels; near the part's edges the filter looks beyond them. */
    public RgbImage resize(RgbImage image, Part part, int width, int height) {
        return resize(
                Pixels.of(image),
                Side.of(image.width(), width).between(part.left(), part.right()),
                Side.of(image.height(), height).between(part.top(), part.bottom()));
    }

    /** What either side asks for. */
    RgbImage resize(Pixels picture, Side across, Side down) {
        if (this == NEAREST || (across.same() && down.same())) {
            return Picked.of(picture, across, down);
        }
        return TwoPasses.of(picture, Taps.of(this, across), Taps.of(this, down));
    }
}
