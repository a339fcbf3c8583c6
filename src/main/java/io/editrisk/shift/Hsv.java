package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.function.Consumer;

/**
 * A colour as hue, saturation and value, each 0..1, by scikit-image's formulas in their order, so that what is cut off
 * afterwards is cut off to the same level. Mutable, so that a picture needs one only.
 */
final class Hsv {

    double hue;
    double saturation;
    double value;

    private Hsv() {}

    /** The picture with each pixel's hue, saturation or value changed. */
    static RgbImage changed(RgbImage image, Consumer<Hsv> change) {
        byte[] pixels = image.pixels();
        byte[] changed = new byte[pixels.length];
        Hsv hsv = new Hsv();
        for (int i = 0; i < pixels.length; i += Levels.CHANNELS) {
            hsv.set(Levels.fraction(pixels[i]), Levels.fraction(pixels[i + 1]), Levels.fraction(pixels[i + 2]));
            change.accept(hsv);
            hsv.put(changed, i);
        }
        return new RgbImage(image.width(), image.height(), changed);
    }

    private void set(double red, double green, double blue) {
        value = Math.max(Math.max(red, green), blue);
        double delta = value - Math.min(Math.min(red, green), blue);
        if (delta == 0) {
            saturation = 0;
            hue = 0;
            return;
        }
        saturation = delta / value;
        double sixths;
        if (blue == value) {
            sixths = 4 + (red - green) / delta;
        } else if (green == value) {
            sixths = 2 + (blue - red) / delta;
        } else {
            sixths = (green - blue) / delta;
        }
        double turns = sixths / 6;
        hue = turns < 0 ? turns + 1 : turns;
    }

    private void put(byte[] pixels, int at) {
        double sixths = hue * 6;
        int sector = (int) sixths;
        double fraction = sixths - sector;
        double least = value * (1 - saturation);
        double falling = value * (1 - fraction * saturation);
        double rising = value * (1 - (1 - fraction) * saturation);
        switch (sector % 6) {
            case 0 -> put(pixels, at, value, rising, least);
            case 1 -> put(pixels, at, falling, value, least);
            case 2 -> put(pixels, at, least, value, rising);
            case 3 -> put(pixels, at, least, falling, value);
            case 4 -> put(pixels, at, rising, least, value);
            default -> put(pixels, at, value, least, falling);
        }
    }

    private static void put(byte[] pixels, int at, double red, double green, double blue) {
        pixels[at] = Levels.level(red);
        pixels[at + 1] = Levels.level(green);
        pixels[at + 2] = Levels.level(blue);
    }
}
