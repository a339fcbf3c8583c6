package io.editrisk.dataset.published;

import java.util.ArrayList;
import java.util.List;

/**
 * NumPy's legacy generator, {@code numpy.random.RandomState(seed)}, as far as splits that were drawn with it need it:
 * MT19937 (Matsumoto and Nishimura 1998) with its first seeding, and {@code choice} without replacement.
 */
final class NumpyRandom {

    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int at = SIZE;

    NumpyRandom(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            int last = state[i - 1];
            state[i] = 1812433253 * (last ^ (last >>> 30)) + i;
        }
    }

    /** {@code choice(items, count, replace=False)}: the first of a permutation of all. */
    <T> List<T> choice(List<T> items, int count) {
        int[] permuted = permutation(items.size());
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(items.get(permuted[i]));
        }
        return chosen;
    }

    /** {@code permutation(count)}: 0 to count - 1, shuffled from the end. */
    int[] permutation(int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            int other = upTo(i);
            int kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
        return values;
    }

    /** 0 to most, both included: bits under a mask, drawn again while they are too large. */
    private int upTo(int most) {
        int mask = most == 0 ? 0 : -1 >>> Integer.numberOfLeadingZeros(most);
        int value = next() & mask;
        while (value > most) {
            value = next() & mask;
        }
        return value;
    }

    /** The next 32 bits. */
    int next() {
        if (at == SIZE) {
            twist();
            at = 0;
        }
        int y = state[at++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
            state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
    }
}
