package io.editrisk.shift;

/** Levels of a picture between its pixels, linearly, as SciPy's map_coordinates with the edges mirrored. */
final class Fetching {

    /** [height][width][3] */
    private final float[] pixels;

    private final int width;
    private final int height;

    Fetching(float[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** Puts the three levels at that place, which may be anywhere. */
    void fetch(double x, double y, byte[] levels, int at) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double below = y - top;
        double leftAbove = (1 - below) * (1 - right);
        double rightAbove = (1 - below) * right;
        double leftBelow = below * (1 - right);
        double rightBelow = below * right;
        int here = place(left, top);
        int beside = place(left + 1, top);
        int under = place(left, top + 1);
        int across = place(left + 1, top + 1);
        for (int channel = 0; channel < Levels.CHANNELS; channel++) {
            double sum = pixels[here + channel] * leftAbove
                    + pixels[beside + channel] * rightAbove
                    + pixels[under + channel] * leftBelow
                    + pixels[across + channel] * rightBelow;
            levels[at + channel] = Levels.level((float) sum);
        }
    }

    private int place(int x, int y) {
        int insideX = x >= 0 && x < width ? x : Border.REFLECT.inside(x, width);
        int insideY = y >= 0 && y < height ? y : Border.REFLECT.inside(y, height);
        return (insideY * width + insideX) * Levels.CHANNELS;
    }
}
