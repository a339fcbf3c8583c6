package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Room for a batch outside the heap, float32 [pictures, size, size, 3], to be used again and again. Threads may put
 * different pictures at the same time.
 */
final class BatchMemory {

    private static final int CHANNELS = 3;

    private final Preprocessing preprocessing;
    private final ByteBuffer memory;
    private final float[][] levels;

    BatchMemory(Preprocessing preprocessing, int pictures) {
        this.preprocessing = preprocessing;
        memory = ByteBuffer.allocateDirect(Math.multiplyExact(pictures, values() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        levels = levels(preprocessing);
    }

    /** Makes a picture, fitted already, the one at that index. */
    void put(int index, RgbImage fitted) {
        int size = preprocessing.size();
        if (fitted.width() != size || fitted.height() != size) {
            throw new IllegalArgumentException(fitted + " among those of " + size + "x" + size);
        }
        byte[] pixels = fitted.pixels();
        FloatBuffer values = memory.asFloatBuffer().position(index * values());
        float[] row = new float[size * CHANNELS];
        for (int from = 0; from < pixels.length; from += row.length) {
            normalise(pixels, from, row);
            values.put(row);
        }
    }

    /** Makes the pictures behind that one the same, up to so many in all. */
    void repeat(int last, int pictures) {
        int length = values() * Float.BYTES;
        for (int at = (last + 1) * length; at < pictures * length; at += length) {
            memory.put(at, memory, last * length, length);
        }
    }

    /** The first pictures as the network's input, [pictures, 3, size, size]. */
    NDArray array(int pictures, NDManager manager) {
        int size = preprocessing.size();
        ByteBuffer taken = memory.slice(0, pictures * values() * Float.BYTES).order(ByteOrder.nativeOrder());
        Shape shape = new Shape(pictures, size, size, CHANNELS);
        // a copy of its own: the engine only borrows the buffer, and a view of what borrowed it would not keep it alive
        try (NDArray borrowed = manager.create(taken, shape, DataType.FLOAT32);
                NDArray turned = borrowed.transpose(0, 3, 1, 2)) {
            return turned.duplicate();
        }
    }

    private int values() {
        return preprocessing.size() * preprocessing.size() * CHANNELS;
    }

    private void normalise(byte[] pixels, int from, float[] row) {
        float[] red = levels[0];
        float[] green = levels[1];
        float[] blue = levels[2];
        for (int i = 0; i < row.length; i += CHANNELS) {
            row[i] = red[pixels[from + i] & 0xff];
            row[i + 1] = green[pixels[from + i + 1] & 0xff];
            row[i + 2] = blue[pixels[from + i + 2] & 0xff];
        }
    }

    /** Each of the 256 values of each channel, normalised. */
    private static float[][] levels(Preprocessing preprocessing) {
        float[][] levels = new float[CHANNELS][256];
        for (int channel = 0; channel < CHANNELS; channel++) {
            float mean = preprocessing.mean().get(channel);
            float std = preprocessing.std().get(channel);
            for (int value = 0; value < 256; value++) {
                levels[channel][value] = (value / 255f - mean) / std;
            }
        }
        return levels;
    }
}
