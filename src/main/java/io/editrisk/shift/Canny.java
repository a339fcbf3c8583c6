package io.editrisk.shift;

/**
 * Canny's edges as OpenCV finds them: Sobel over 3 by 3, gradients by the sum of both sides, ridges of these, and of the
 * ridges those that are strong or touch a strong one.
 */
final class Canny {

    /** The tangent of 22.5 degrees in 32768ths. */
    private static final int TANGENT = 13573;

    private final int width;
    private final int height;
    private final int[] acrosses;
    private final int[] downs;

    /** Of each pixel, with a margin of one pixel of 0 around. */
    private final int[] gradients;

    private Canny(Plane plane) {
        width = plane.width();
        height = plane.height();
        acrosses = new int[width * height];
        downs = new int[width * height];
        gradients = new int[(width + 2) * (height + 2)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sobel(plane, x, y);
            }
        }
    }

    /** 255 on the outlines, 0 elsewhere. */
    static Plane outlines(Plane plane, int weak, int strong) {
        Canny canny = new Canny(plane);
        return new Plane(plane.width(), plane.height(), canny.connected(weak, strong));
    }

    private void sobel(Plane plane, int x, int y) {
        int above = Math.max(y - 1, 0) * width;
        int row = y * width;
        int below = Math.min(y + 1, height - 1) * width;
        int left = Math.max(x - 1, 0);
        int right = Math.min(x + 1, width - 1);
        int falling = plane.at(below + right) - plane.at(above + left);
        int rising = plane.at(above + right) - plane.at(below + left);
        int across = falling + rising + 2 * (plane.at(row + right) - plane.at(row + left));
        int down = falling - rising + 2 * (plane.at(below + x) - plane.at(above + x));
        acrosses[row + x] = across;
        downs[row + x] = down;
        gradients[(y + 1) * (width + 2) + x + 1] = Math.abs(across) + Math.abs(down);
    }

    private byte[] connected(int weak, int strong) {
        byte[] edges = new byte[width * height];
        boolean[] ridges = new boolean[width * height];
        int[] open = new int[width * height];
        int count = 0;
        for (int y = 0, i = 0; y < height; y++) {
            int at = (y + 1) * (width + 2) + 1;
            for (int x = 0; x < width; x++, i++, at++) {
                ridges[i] = gradients[at] > weak && isRidge(i, at);
                if (ridges[i] && gradients[at] > strong) {
                    edges[i] = (byte) 255;
                    open[count] = i;
                    count++;
                }
            }
        }
        while (count > 0) {
            count--;
            int pixel = open[count];
            for (int y = Math.max(pixel / width - 1, 0); y <= Math.min(pixel / width + 1, height - 1); y++) {
                for (int x = Math.max(pixel % width - 1, 0); x <= Math.min(pixel % width + 1, width - 1); x++) {
                    int near = y * width + x;
                    if (ridges[near] && edges[near] == 0) {
                        edges[near] = (byte) 255;
                        open[count] = near;
                        count++;
                    }
                }
            }
        }
        return edges;
    }

    /**
     * Whether the gradient is not smaller than its two neighbours in its own direction.
     *
     * @param at where the pixel's gradient lies
     */
    private boolean isRidge(int pixel, int at) {
        int row = width + 2;
        int gradient = gradients[at];
        int across = Math.abs(acrosses[pixel]);
        int down = Math.abs(downs[pixel]) << 15;
        int flat = across * TANGENT;
        if (down < flat) {
            return gradient > gradients[at - 1] && gradient >= gradients[at + 1];
        }
        if (down > flat + (across << 16)) {
            return gradient > gradients[at - row] && gradient >= gradients[at + row];
        }
        int side = (acrosses[pixel] ^ downs[pixel]) < 0 ? -1 : 1;
        return gradient > gradients[at - row - side] && gradient > gradients[at + row + side];
    }
}
