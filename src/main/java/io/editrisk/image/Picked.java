package io.editrisk.image;

/** Pixels of a picture taken as they are. */
final class Picked {

    private Picked() {}

    static RgbImage of(Pixels picture, Side across, Side down) {
        int[] columns = nearest(across);
        int[] rows = nearest(down);
        byte[] source = new byte[picture.width() * 3];
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(columns.length, rows.length), 3)];
        int to = 0;
        for (int row : rows) {
            picture.copy(0, row, source, picture.width());
            for (int column : columns) {
                int from = column * 3;
                pixels[to] = source[from];
                pixels[to + 1] = source[from + 1];
                pixels[to + 2] = source[from + 2];
                to += 3;
            }
        }
        return new RgbImage(columns.length, rows.length, pixels);
    }

    /** The source pixel of each one wanted; the place is summed up step by step, as Pillow does, for the same rounding. */
    private static int[] nearest(Side side) {
        int[] pixels = new int[side.count()];
        double step = side.scale();
        double place = side.from() + step * 0.5;
        for (int i = 0; i < side.first() + side.count(); i++) {
            if (i >= side.first()) {
                pixels[i - side.first()] = (int) place;
            }
            place += step;
        }
        return pixels;
    }
}
