package io.editrisk.tensor;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Float32 made of the other types, and looked through for what is not finite. Values lie in little-endian buffers from
 * their beginning on.
 */
final class Floats {

    /** In both halves of a long: a float's exponent, one step of it, and the sign, into which all ones overflow. */
    private static final long EXPONENTS = 0x7f80_0000_7f80_0000L;

    private static final long STEPS = 0x0080_0000_0080_0000L;
    private static final long OVERFLOWS = 0x8000_0000_8000_0000L;

    /** The bits of each float16 as a float32: to look them up is three times as fast as to work them out. */
    private static final int[] HALVES = new int[1 << 16];

    static {
        for (int i = 0; i < HALVES.length; i++) {
            HALVES[i] = half(i);
        }
    }

    private Floats() {}

    private static int half(int bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 0x3ff;
        int magnitude = exponent == 0
                ? Float.floatToRawIntBits(fraction * 0x1p-24f)
                : (exponent == 31 ? 255 : exponent + 127 - 15) << 23 | fraction << 13;
        return (bits & 0x8000) << 16 | magnitude;
    }

    /**
     * Widens values; F64 is rounded to the nearest float, and to infinity beyond the largest.
     *
     * @param type one that is loaded, but F32
     * @param from holds the values
     * @param to has room for as many
     */
    static void widen(TensorType type, ByteBuffer from, ByteBuffer to, int values) {
        switch (type) {
            case BF16 -> widenBrains(from.asShortBuffer(), to.asIntBuffer(), values);
            case F16 -> widenHalves(from.asShortBuffer(), to.asIntBuffer(), values);
            case F64 -> narrowDoubles(from.asDoubleBuffer(), to.asFloatBuffer(), values);
            default -> throw new IllegalArgumentException("not to be widened: " + type);
        }
    }

    private static void widenBrains(ShortBuffer from, IntBuffer to, int values) {
        for (int i = 0; i < values; i++) {
            to.put(i, from.get(i) << 16);
        }
    }

    private static void widenHalves(ShortBuffer from, IntBuffer to, int values) {
        for (int i = 0; i < values; i++) {
            to.put(i, HALVES[from.get(i) & 0xffff]);
        }
    }

    private static void narrowDoubles(DoubleBuffer from, FloatBuffer to, int values) {
        for (int i = 0; i < values; i++) {
            to.put(i, (float) from.get(i));
        }
    }

    /** Whether there is neither NaN nor infinity among the first values, which are looked at two a step. */
    static boolean allFinite(ByteBuffer floats, int values) {
        LongBuffer pairs = floats.asLongBuffer();
        long overflows = 0;
        for (int i = 0; i < values / 2; i++) {
            overflows |= (pairs.get(i) & EXPONENTS) + STEPS;
        }
        boolean last = values % 2 == 0 || Float.isFinite(floats.getFloat((values - 1) * Float.BYTES));
        return last && (overflows & OVERFLOWS) == 0;
    }
}
