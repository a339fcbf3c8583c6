package io.editrisk.text;

import java.util.BitSet;
import java.util.Map;

/** Lower case as Python 3.11 has it (Unicode 14), with its rule for the sigma at the end of a word. */
final class LowerCase {

    private static final int CAPITAL_SIGMA = 'Σ';
    private static final int DOTTED_CAPITAL_I = 'İ';
    private static final Map<Integer, Integer> LOWER = Characters.numbers("lower");
    private static final BitSet CASED = Characters.set("cased");
    private static final BitSet IGNORABLE = Characters.set("case-ignorable");

    private LowerCase() {}

    static String of(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            if (c == CAPITAL_SIGMA) {
                lower.append(casedBefore(text, i) && !casedFrom(text, next) ? 'ς' : 'σ');
            } else if (c == DOTTED_CAPITAL_I) {
                lower.append("i\u0307");
            } else {
                lower.appendCodePoint(LOWER.getOrDefault(c, c));
            }
        }
        return lower.toString();
    }

    private static boolean casedBefore(String text, int end) {
        int i = end;
        while (i > 0 && IGNORABLE.get(text.codePointBefore(i))) {
            i -= Character.charCount(text.codePointBefore(i));
        }
        return i > 0 && CASED.get(text.codePointBefore(i));
    }

    private static boolean casedFrom(String text, int begin) {
        int i = begin;
        while (i < text.length() && IGNORABLE.get(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i < text.length() && CASED.get(text.codePointAt(i));
    }
}
