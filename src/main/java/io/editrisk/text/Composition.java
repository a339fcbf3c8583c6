package io.editrisk.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Unicode's canonical composition, NFC (UAX #15), of Unicode 14. The JDK's {@link java.text.Normalizer} knows Unicode 13 or
 * 16, as the case may be, and orders fewer or more combining marks.
 */
final class Composition {

    private static final Map<Integer, int[]> PARTS = Characters.parts("decomposed");
    private static final Map<Integer, Integer> CLASSES = Characters.numbers("combining-class");

    /** First and second, 32 bits each, and what they become. */
    private static final Map<Long, Integer> COMPOSED = composed();

    /** Nothing before it combines, decomposes or is composed. */
    private static final int FIRST_OF_INTEREST = 0x300;

    /** Of what stands first without being a starter: higher than any, so that nothing is composed with it. */
    private static final int NO_STARTER = 0x100;

    private Composition() {}

    static String of(String text) {
        if (text.chars().allMatch(c -> c < FIRST_OF_INTEREST)) {
            return text;
        }
        int[] codes = text.codePoints().flatMap(Composition::decompose).toArray();
        order(codes);
        return new String(codes, 0, compose(codes));
    }

    private static IntStream decompose(int c) {
        if (Hangul.isSyllable(c)) {
            return Hangul.decompose(c);
        }
        int[] parts = PARTS.get(c);
        return parts == null ? IntStream.of(c) : IntStream.of(parts).flatMap(Composition::decompose);
    }

    /** Marks behind a starter by their classes, those of one class as they stood. */
    private static void order(int[] codes) {
        for (int i = 1; i < codes.length; i++) {
            int c = codes[i];
            int to = i;
            while (to > 0 && combiningClass(c) > 0 && combiningClass(codes[to - 1]) > combiningClass(c)) {
                codes[to] = codes[to - 1];
                to--;
            }
            codes[to] = c;
        }
    }

    /** Composes in place and returns the new length. */
    private static int compose(int[] codes) {
        int starter = 0;
        int length = 1;
        int lastClass = combiningClass(codes[0]) == 0 ? 0 : NO_STARTER;
        for (int i = 1; i < codes.length; i++) {
            int c = codes[i];
            int combining = combiningClass(c);
            int composed = lastClass == 0 || lastClass < combining ? composed(codes[starter], c) : 0;
            if (composed > 0) {
                codes[starter] = composed;
                continue;
            }
            starter = combining == 0 ? length : starter;
            lastClass = combining;
            codes[length++] = c;
        }
        return length;
    }

    private static int combiningClass(int c) {
        return CLASSES.getOrDefault(c, 0);
    }

    /** What the two become, 0 where they stay two. */
    private static int composed(int first, int second) {
        int syllable = Hangul.compose(first, second);
        return syllable > 0 ? syllable : COMPOSED.getOrDefault(key(first, second), 0);
    }

    private static Map<Long, Integer> composed() {
        BitSet excluded = Characters.set("composition-excluded");
        Map<Long, Integer> composed = new HashMap<>();
        PARTS.forEach((whole, parts) -> {
            if (parts.length == 2 && !excluded.get(whole)) {
                composed.put(key(parts[0], parts[1]), whole);
            }
        });
        return composed;
    }

    private static long key(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }
}
