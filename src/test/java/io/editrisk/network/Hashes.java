package io.editrisk.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.editrisk.text.ClipTokenizer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Weights and pictures drawn by a hash of their name and index: src/test/reference/architectures.py draws the same. */
public final class Hashes {

    static final int PICTURES = 2;

    /** How many numbers are drawn in one go. */
    private static final int STRETCH = 1 << 14;

    private Hashes() {}

    public static Weights weights(Map<String, List<Long>> shapes, NDManager manager) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> tensors.put(name, tensor(name, shape, manager)));
        return Weights.of(tensors);
    }

    /** [2,3,size,size]: coarse blocks of colour with fine noise. */
    static NDArray pictures(int size, NDManager manager) {
        long coarse = seed("coarse");
        long fine = seed("fine");
        return filled(new Shape(PICTURES, 3, size, size), manager, (floats, from) -> {
            for (int n = 0; n < floats.length; n++) {
                int i = from + n;
                int column = i % size * 8 / size;
                int row = i / size % size * 8 / size;
                double block = uniform(coarse, (i / size / size * 8 + row) * 8 + column);
                floats[n] = (float) (block * 3 + uniform(fine, i) - 2);
            }
        });
    }

    /** Two rows of 77 token ids: a beginning, drawn ones, an end, zeros. */
    static long[][] texts() {
        long[][] ids = new long[2][ClipTokenizer.CONTEXT_LENGTH];
        for (int row = 0; row < ids.length; row++) {
            long seed = seed("text " + row);
            int length = (int) ends()[row] + 1;
            for (int i = 0; i < length; i++) {
                ids[row][i] = (long) (uniform(seed, i) * 49000);
            }
            ids[row][0] = ClipTokenizer.START;
            ids[row][length - 1] = ClipTokenizer.END;
        }
        return ids;
    }

    /** Where each of them ends. */
    static long[] ends() {
        return new long[] {8, 76};
    }

    private static NDArray tensor(String name, List<Long> extents, NDManager manager) {
        Shape shape = new Shape(extents.stream().mapToLong(Long::longValue).toArray());
        long seed = seed(name);
        boolean embedded = Stream.of("token", "pos", "embedding").anyMatch(name::contains);
        if (name.endsWith("running_var")) {
            return drawn(shape, manager, seed, 1, 0.5, 1);
        }
        if (extents.size() > 1 && !embedded) {
            double bound = Math.sqrt(6 / (double) (shape.size() / extents.get(0)));
            return drawn(shape, manager, seed, 2, -1, bound);
        }
        if (name.endsWith("weight") && extents.size() == 1) {
            return drawn(shape, manager, seed, 0.5, 0.75, name.endsWith("bn3.weight") ? 0.3 : 1);
        }
        return drawn(shape, manager, seed, 2, -1, 0.2);
    }

    /** Each number is (factor · uniform + summand) · scale: hundreds of millions of them, so in one plain loop. */
    private static NDArray drawn(
            Shape shape, NDManager manager, long seed, double factor, double summand, double scale) {
        return filled(shape, manager, (floats, from) -> {
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) ((factor * uniform(seed, from + i) + summand) * scale);
            }
        });
    }

    /** Writes into the tensor's own memory. */
    private static NDArray filled(Shape shape, NDManager manager, Stretch stretch) {
        NDArray tensor = manager.create(shape, DataType.FLOAT32);
        FloatBuffer floats =
                tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        int size = floats.limit();
        IntStream.rangeClosed(0, size / STRETCH)
                .parallel()
                .map(n -> n * STRETCH)
                .forEach(from -> {
                    float[] some = new float[Math.min(STRETCH, size - from)];
                    stretch.draw(some, from);
                    floats.put(from, some);
                });
        return tensor;
    }

    /** Draws the numbers from an index on. */
    private interface Stretch {
        void draw(float[] numbers, int from);
    }

    private static long seed(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(UTF_8));
        return sum.getValue() << 32;
    }

    /** splitmix64. */
    private static double uniform(long seed, long index) {
        long z = (index + 1) * 0x9E3779B97F4A7C15L + seed;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (int) (z >>> 40) * 0x1p-24;
    }
}
