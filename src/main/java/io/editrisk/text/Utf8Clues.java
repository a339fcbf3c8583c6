package io.editrisk.text;

import java.util.BitSet;
import java.util.function.UnaryOperator;

/**
 * Pieces of a text that look like UTF-8 read in a single-byte encoding: a character that a lead byte may have become, and
 * as many as it calls for that a continuation byte may have become. After ftfy 6.3.1 (Robyn Speer, Apache-2.0).
 */
final class Utf8Clues {

    private static final BitSet FIRST_OF_2 = Characters.set("utf8-first-of-2");
    private static final BitSet FIRST_OF_3 = Characters.set("utf8-first-of-3");
    private static final BitSet FIRST_OF_4 = Characters.set("utf8-first-of-4");
    private static final BitSet CONTINUATION = Characters.set("utf8-continuation");

    /** Without spaces, dashes, quotes and the like, which stand for themselves as well. */
    private static final BitSet STRICT_CONTINUATION = Characters.set("utf8-continuation-strict");

    private Utf8Clues() {}

    /** The text with every such piece replaced; a piece is as long as possible and begins behind no continuation. */
    static String replace(String text, UnaryOperator<String> replacement) {
        StringBuilder replaced = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = end(text, i);
            if (end > i) {
                replaced.append(replacement.apply(text.substring(i, end)));
                i = end;
            } else {
                replaced.append(text.charAt(i++));
            }
        }
        return replaced.toString();
    }

    /** Where the piece ends that begins there; {@code begin} itself where none does. */
    private static int end(String text, int begin) {
        if (begin > 0 && STRICT_CONTINUATION.get(text.charAt(begin - 1))) {
            return begin;
        }
        int end = begin;
        for (int length = length(text, end); length > 0; length = length(text, end)) {
            end += length;
        }
        return end;
    }

    /** The length of the one sequence that begins there, 0 where none does. */
    private static int length(String text, int begin) {
        if (begin >= text.length()) {
            return 0;
        }
        char first = text.charAt(begin);
        int length = FIRST_OF_2.get(first) ? 2 : FIRST_OF_3.get(first) ? 3 : FIRST_OF_4.get(first) ? 4 : 0;
        for (int i = begin + 1; i < begin + length; i++) {
            if (i >= text.length() || !CONTINUATION.get(text.charAt(i))) {
                return 0;
            }
        }
        return length;
    }
}
