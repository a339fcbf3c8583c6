package io.editrisk.example;

import io.editrisk.image.RgbImage;

/** A scene while it is painted: 32 by 32, three channels, levels 0..255 that are cut to bytes only at the end. */
final class Canvas {

    static final int SIDE = 32;

    private final double[] levels = new double[SIDE * SIDE * 3];

    /** Red, green, blue; 0..255, beyond while it is painted. */
    record Colour(double red, double green, double blue) {

        static final Colour WHITE = new Colour(255, 255, 255);

        static Colour grey(double level) {
            return new Colour(level, level, level);
        }

        /** {@code a} at 0, {@code b} at 1. */
        static Colour between(Colour a, Colour b, double t) {
            return a.times(1 - t).plus(b.times(t));
        }

        /** Of full brightness 255: hue, saturation and value in 0..1. */
        static Colour hsv(double hue, double saturation, double value) {
            int sector = (int) Math.floor(hue * 6);
            double f = hue * 6 - sector;
            double p = value * (1 - saturation);
            double q = value * (1 - f * saturation);
            double t = value * (1 - (1 - f) * saturation);
            Colour unit = switch (sector % 6) {
                case 0 -> new Colour(value, t, p);
                case 1 -> new Colour(q, value, p);
                case 2 -> new Colour(p, value, t);
                case 3 -> new Colour(p, q, value);
                case 4 -> new Colour(t, p, value);
                default -> new Colour(value, p, q);
            };
            return unit.times(255);
        }

        Colour times(double factor) {
            return new Colour(red * factor, green * factor, blue * factor);
        }

        Colour plus(Colour other) {
            return new Colour(red + other.red, green + other.green, blue + other.blue);
        }
    }

    void set(int x, int y, Colour colour) {
        int at = (y * SIDE + x) * 3;
        levels[at] = colour.red();
        levels[at + 1] = colour.green();
        levels[at + 2] = colour.blue();
    }

    /** Adds the same to each channel. */
    void add(int x, int y, double level) {
        for (int channel = 0; channel < 3; channel++) {
            levels[(y * SIDE + x) * 3 + channel] += level;
        }
    }

    /** Lays a colour over the pixel; alpha 0..1. */
    void blend(int x, int y, Colour colour, double alpha) {
        int at = (y * SIDE + x) * 3;
        set(x, y, Colour.between(new Colour(levels[at], levels[at + 1], levels[at + 2]), colour, alpha));
    }

    /** Levels clipped to 0..255 and cut off to bytes. */
    RgbImage image() {
        byte[] pixels = new byte[levels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) Math.min(255, Math.max(0, levels[i]));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    static double clip(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
