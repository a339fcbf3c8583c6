package io.editrisk.event;

import java.util.stream.Collectors;

/** What strangers wrote, as it may stand in a line of ours. */
final class Wording {

    private static final int LONGEST = 200;

    private Wording() {}

    /** The text on one line: what does not print, or turns the direction of writing, as {@code U+XXXX}; cut where it is long. */
    static String plain(String text) {
        String shown = text.codePoints()
                .limit(LONGEST)
                .mapToObj(c -> prints(c) ? Character.toString(c) : String.format("<U+%04X>", c))
                .collect(Collectors.joining());
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown;
    }

    /** Whether a character has a shape of its own and leaves its neighbours where they are. */
    static boolean prints(int c) {
        boolean turns = c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
        int type = Character.getType(c);
        return !turns
                && c != 0xfeff
                && type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }
}
