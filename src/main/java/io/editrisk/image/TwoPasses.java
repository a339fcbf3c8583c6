package io.editrisk.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A resize across, then down. Only the rows that something wanted is made of are ever resized across, and no more of them
 * are kept than one row of the result needs. Rows of sums are [channel][x], and each loop over them is one that the JIT
 * compiles to vector instructions: ints alone, no branch, the same index everywhere.
 */
final class TwoPasses {

    private static final int CHANNELS = 3;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Pixels picture;
    private final Taps across;
    private final Taps down;
    private final int width;

    /** How many pixels of a row of the source are looked at. */
    private final int reach;

    /** They, and a byte behind the last: pixels are read four bytes at a time. */
    private final byte[] source;

    /** Of each pixel's first neighbour, the first byte among them. */
    private final int[] places;

    /** Of each pixel one neighbour: red in the lowest byte, then green and blue; the highest byte is anything. */
    private final int[] neighbours;

    private TwoPasses(Pixels picture, Taps across, Taps down) {
        this.picture = picture;
        this.across = across;
        this.down = down;
        width = across.pixels();
        places = new int[width];
        Arrays.setAll(places, x -> (across.first(x) - across.first(0)) * CHANNELS);
        reach = across.first(width - 1) + across.count() - across.first(0);
        source = new byte[reach * CHANNELS + 1];
        neighbours = new int[width];
    }

    static RgbImage of(Pixels picture, Taps across, Taps down) {
        return new RgbImage(across.pixels(), down.pixels(), new TwoPasses(picture, across, down).pixels());
    }

    private byte[] pixels() {
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, down.pixels()), CHANNELS)];
        int[][][] kept = new int[down.count()][CHANNELS][width];
        int[][] row = new int[CHANNELS][width];
        int ready = 0;
        for (int y = 0; y < down.pixels(); y++) {
            int first = down.first(y);
            for (ready = Math.max(ready, first); ready < first + down.count(); ready++) {
                across(ready, kept[ready % down.count()]);
            }
            down(y, kept, row);
            interleave(row, pixels, y * width * CHANNELS);
        }
        return pixels;
    }

    /** A row of the source, as wide as the result. */
    private void across(int y, int[][] row) {
        picture.copy(across.first(0), y, source, reach);
        for (int[] sums : row) {
            Arrays.fill(sums, Taps.HALF);
        }
        for (int t = 0; t < across.count(); t++) {
            gather(t);
            for (int channel = 0; channel < CHANNELS; channel++) {
                add(neighbours, channel * Byte.SIZE, across.weights(t), row[channel]);
            }
        }
        for (int[] sums : row) {
            round(sums);
        }
    }

    /** A row of the result, from those of the source that are kept: row y at y modulo their number. */
    private void down(int y, int[][][] kept, int[][] row) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            int[] sums = row[channel];
            Arrays.fill(sums, Taps.HALF);
            for (int t = 0; t < down.count(); t++) {
                add(kept[(down.first(y) + t) % down.count()][channel], down.weights(t)[y], sums);
            }
            round(sums);
        }
    }

    private void gather(int neighbour) {
        int start = neighbour * CHANNELS;
        for (int x = 0; x < neighbours.length; x++) {
            neighbours[x] = (int) INT.get(source, start + places[x]);
        }
    }

    private static void add(int[] neighbours, int shift, int[] weights, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += ((neighbours[x] >>> shift) & 0xff) * weights[x];
        }
    }

    private static void add(int[] values, int weight, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += values[x] * weight;
        }
    }

    /** From sums to 0..255, clipped without a branch. */
    private static void round(int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            int value = sums[x] >> Taps.BITS;
            int positive = value & ~(value >> 31);
            sums[x] = (positive | ((255 - positive) >> 31)) & 0xff;
        }
    }

    private static void interleave(int[][] row, byte[] pixels, int start) {
        int[] red = row[0];
        int[] green = row[1];
        int[] blue = row[2];
        int at = start;
        for (int x = 0; x < red.length; x++) {
            pixels[at] = (byte) red[x];
            pixels[at + 1] = (byte) green[x];
            pixels[at + 2] = (byte) blue[x];
            at += CHANNELS;
        }
    }
}
