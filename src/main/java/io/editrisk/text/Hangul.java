package io.editrisk.text;

import java.util.stream.IntStream;

/** Korean syllables and the two or three letters that each is made of (The Unicode Standard, 3.12). */
final class Hangul {

    private static final int SYLLABLES = 0xac00;
    private static final int LEADING = 0x1100;
    private static final int VOWELS = 0x1161;

    /** One before the first, for a syllable may have none. */
    private static final int TRAILING = 0x11a7;

    private static final int LEADING_COUNT = 19;
    private static final int VOWEL_COUNT = 21;
    private static final int TRAILING_COUNT = 28;
    private static final int SYLLABLE_COUNT = LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT;

    private Hangul() {}

    static boolean isSyllable(int c) {
        return c >= SYLLABLES && c < SYLLABLES + SYLLABLE_COUNT;
    }

    /** The letters of a syllable. */
    static IntStream decompose(int syllable) {
        int index = syllable - SYLLABLES;
        int trailing = index % TRAILING_COUNT;
        IntStream open = IntStream.of(
                LEADING + index / (VOWEL_COUNT * TRAILING_COUNT), VOWELS + index / TRAILING_COUNT % VOWEL_COUNT);
        return trailing == 0 ? open : IntStream.concat(open, IntStream.of(TRAILING + trailing));
    }

    /** The syllable of a leading letter and a vowel, or of a syllable without trailing letter and one; 0 where none. */
    static int compose(int first, int second) {
        int leading = first - LEADING;
        int vowel = second - VOWELS;
        if (leading >= 0 && leading < LEADING_COUNT && vowel >= 0 && vowel < VOWEL_COUNT) {
            return SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT;
        }
        int trailing = second - TRAILING;
        boolean open = isSyllable(first) && (first - SYLLABLES) % TRAILING_COUNT == 0;
        return open && trailing > 0 && trailing < TRAILING_COUNT ? first + trailing : 0;
    }
}
