package io.editrisk.image;

import java.util.function.DoubleSupplier;

/**
 * torchvision's RandomResizedCrop: a rectangle of a random area and proportion somewhere in the picture, resized to a
 * square. It differs from torchvision's in where the random numbers come from, and in nothing else.
 *
 * @param size width and height of the result in pixels
 * @param area of the rectangle, as a fraction of the picture's; each as likely
 * @param proportion width / height; its logarithm is uniform
 */
public record RandomResizedCrop(int size, Range area, Range proportion, Resampling resampling) {

    private static final int TRIES = 10;

    /** From low to high, both above 0. */
    public record Range(double low, double high) {
        public Range {
            if (!(0 < low && low <= high)) {
                throw new IllegalArgumentException(low + " to " + high + " is no range of positive numbers");
            }
        }

        private double at(double fraction) {
            return low + (high - low) * fraction;
        }

        private double atLogarithmic(double fraction) {
            double from = StrictMath.log(low);
            return StrictMath.exp(from + (StrictMath.log(high) - from) * fraction);
        }
    }

    /** Pixels of a picture, counted from its upper left corner. */
    record Rectangle(int left, int top, int width, int height) {}

    /** As PAINT trains (Ilharco et al. 2022): nine tenths of the picture or more, bicubic. */
    public static RandomResizedCrop paint(int size) {
        return new RandomResizedCrop(size, new Range(0.9, 1), new Range(3 / 4., 4 / 3.), Resampling.BICUBIC);
    }

    /**
     * A rectangle of the picture, in size times size pixels.
     *
     * @param uniforms random numbers from [0, 1)
     */
    public RgbImage apply(RgbImage image, DoubleSupplier uniforms) {
        Rectangle chosen = choose(image.width(), image.height(), uniforms);
        RgbImage part = image.cut(chosen.left(), chosen.top(), chosen.width(), chosen.height());
        return resampling.resize(part, size, size);
    }

    Rectangle choose(int width, int height, DoubleSupplier uniforms) {
        for (int i = 0; i < TRIES; i++) {
            double pixels = (double) width * height * area.at(uniforms.getAsDouble());
            double ratio = proportion.atLogarithmic(uniforms.getAsDouble());
            int w = (int) Math.rint(Math.sqrt(pixels * ratio));
            int h = (int) Math.rint(Math.sqrt(pixels / ratio));
            if (w > 0 && w <= width && h > 0 && h <= height) {
                int top = (int) (uniforms.getAsDouble() * (height - h + 1));
                int left = (int) (uniforms.getAsDouble() * (width - w + 1));
                return new Rectangle(left, top, w, h);
            }
        }
        return centre(width, height);
    }

    /** The largest rectangle in the middle whose proportion is allowed. */
    private Rectangle centre(int width, int height) {
        double ratio = (double) width / height;
        int w = ratio > proportion.high() ? (int) Math.rint(height * proportion.high()) : width;
        int h = ratio < proportion.low() ? (int) Math.rint(width / proportion.low()) : height;
        return new Rectangle((width - w) / 2, (height - h) / 2, w, h);
    }
}
