package io.editrisk.example;

/**
 * One small grey picture, of a garment or a digit.
 *
 * @param index its place in its file, from 0
 * @param label 0..9
 * @param pixels [28, 28], 0 where there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: its index says which it is
record Motif(int index, int label, byte[] pixels) {

    static final int SIDE = 28;

    Motif {
        if (pixels.length != SIDE * SIDE || label < 0 || label > 9) {
            throw new IllegalArgumentException("no motif: " + pixels.length + " pixels, label " + label);
        }
    }

    /** The grey value as a fraction at any point, bilinear between pixels, 0 outside. */
    double at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double bottom = y - top;
        double above = pixel(left, top) * (1 - right) + pixel(left + 1, top) * right;
        double below = pixel(left, top + 1) * (1 - right) + pixel(left + 1, top + 1) * right;
        return (above * (1 - bottom) + below * bottom) / 255;
    }

    private int pixel(int x, int y) {
        return x < 0 || x >= SIDE || y < 0 || y >= SIDE ? 0 : pixels[y * SIDE + x] & 0xff;
    }
}
