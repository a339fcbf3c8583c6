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

    /** The same for a square of another size: what is resized grows or shrinks by as much. */
    Fitting scaled(int from, int to);

    /** Resized so that its shorter side has that many pixels, then its centre: {@code Resize(pixels), CenterCrop(size)}. */
    record ShorterSide(int pixels, Resampling resampling) implements Fitting {
        @Override
        public Fitting scaled(int from, int to) {
            return new ShorterSide(times(pixels, from, to), resampling);
        }
    }

    /** Resized whatever its proportions, then its centre: {@code Resize((height, width)), CenterCrop(size)}. */
    record Exact(int width, int height, Resampling resampling) implements Fitting {
        @Override
        public Fitting scaled(int from, int to) {
            return new Exact(times(width, from, to), times(height, from, to), resampling);
        }
    }

    /** Of the right size as it is; any other is refused. */
    record Unresized() implements Fitting {
        @Override
        public Fitting scaled(int from, int to) {
            return this;
        }
    }

    private static int times(int pixels, int from, int to) {
        return Math.toIntExact(Math.round((double) pixels * to / from));
    }
}
