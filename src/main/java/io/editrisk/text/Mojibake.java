package io.editrisk.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts text right that was UTF-8 and was read in another encoding, once or several times. After ftfy 6.3.1 (Robyn Speer,
 * Apache-2.0), with the options it has by default.
 */
final class Mojibake {

    private static final String REPLACEMENT_CHARACTER = "\u00ef\u00bf\u00bd";

    /** Bytes that would be UTF-8 had not a0, the space that does not break, become 20. */
    private static final Pattern LOST_A0 = Pattern.compile("[\\xc2\\xc3\\xc5\\xce\\xd0\\xd9] "
            + "|[\\xe2\\xe3] [\\x80-\\x84\\x86-\\x9f\\xa1-\\xbf]"
            + "|[\\xe0-\\xe3][\\x80-\\x84\\x86-\\x9f\\xa1-\\xbf] "
            + "|\\xf0 [\\x80-\\xbf][\\x80-\\xbf]"
            + "|\\xf0[\\x80-\\xbf] [\\x80-\\xbf]"
            + "|\\xf0[\\x80-\\xbf][\\x80-\\xbf] ");

    /** An à that is a word, as in French, and none of the Portuguese words that begin with it. */
    private static final Pattern A_GRAVE = Pattern.compile("\\xc3 (?! |quele|quela|quilo|s )");

    /** Bytes that would be UTF-8 had not some of them become 1a (U+FFFD) or a question mark. */
    private static final Pattern LOST_BYTE = Pattern.compile("[\\xc2-\\xdf]\\x1a"
            + "|[\\xc2-\\xc3][?]"
            + "|\\xed[\\xa0-\\xaf][\\x1a?]\\xed[\\xb0-\\xbf][\\x1a?\\x80-\\xbf]"
            + "|\\xed[\\xa0-\\xaf][\\x1a?\\x80-\\xbf]\\xed[\\xb0-\\xbf][\\x1a?]"
            + "|[\\xe0-\\xef][\\x1a?][\\x1a\\x80-\\xbf]"
            + "|[\\xe0-\\xef][\\x1a\\x80-\\xbf][\\x1a?]"
            + "|[\\xf0-\\xf4][\\x1a?][\\x1a\\x80-\\xbf][\\x1a\\x80-\\xbf]"
            + "|[\\xf0-\\xf4][\\x1a\\x80-\\xbf][\\x1a?][\\x1a\\x80-\\xbf]"
            + "|[\\xf0-\\xf4][\\x1a\\x80-\\xbf][\\x1a\\x80-\\xbf][\\x1a?]"
            + "|\\x1a");

    private Mojibake() {}

    static String repair(String text) {
        String before;
        String after = text;
        do {
            before = after;
            after = step(before);
        } while (!after.equals(before));
        return after;
    }

    private static String step(String text) {
        if (text.chars().allMatch(c -> c < 0x80) || !Badness.in(text)) {
            return text;
        }
        return CodePage.ALL.stream()
                .filter(page -> page.holds(text))
                .flatMap(page -> decoded(page, page.encode(text)).stream())
                .findFirst()
                .orElseGet(() -> piecewise(text));
    }

    private static Optional<String> decoded(CodePage page, String bytes) {
        String restored = bytes;
        // in MacRoman that would be a dash and a space
        if (!page.name().equals("macroman") && LOST_A0.matcher(bytes).find()) {
            restored = LOST_A0.matcher(A_GRAVE.matcher(bytes).replaceAll("\u00c3\u00a0 "))
                    .replaceAll(lost -> lost.group().replace(' ', '\u00a0'));
        }
        return LooseUtf8.decode(
                page.sloppy() ? LOST_BYTE.matcher(restored).replaceAll(REPLACEMENT_CHARACTER) : restored);
    }

    /** Where no one encoding explains all: the pieces that look like UTF-8, else control characters. */
    private static String piecewise(String text) {
        String repaired = Utf8Clues.replace(
                text, piece -> piece.length() < text.length() && Badness.in(piece) ? repair(piece) : piece);
        return repaired.equals(text) ? PlainCharacters.withoutC1(text) : repaired;
    }
}
