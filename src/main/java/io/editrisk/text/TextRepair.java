package io.editrisk.text;

import java.util.regex.Pattern;

/**
 * Undoes what software did to text on its way: HTML references, mojibake, terminal escapes, control characters, ligatures,
 * curly quotes, odd widths and decomposed letters. After ftfy 6.3.1 (Robyn Speer, Apache-2.0): its {@code fix_text} with the
 * options it has by default.
 */
final class TextRepair {

    /** Code points; what has no line feed for longer is repaired in such pieces. */
    private static final int LONGEST = 1_000_000;

    private static final Pattern TERMINAL_ESCAPE = Pattern.compile("\\x1b\\[[\\p{Nd};]*[a-zA-Z]");

    /** Controls but for white space, deprecated Arabic ones, interlinear annotation, the byte order mark. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\u206a-\\u206f\\ufeff\\ufff9-\\ufffc]");

    private TextRepair() {}

    static String repair(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        boolean references = true;
        int end;
        for (int begin = 0; begin < text.length(); begin = end) {
            end = end(text, begin);
            String line = text.substring(begin, end);
            // where there is a tag, references are meant as such, there and on every line after it
            references &= line.indexOf('<') < 0;
            repaired.append(repairLine(line, references));
        }
        return repaired.toString();
    }

    private static int end(String text, int begin) {
        int feed = text.indexOf('\n', begin);
        int end = feed < 0 ? text.length() : feed + 1;
        return end - begin > LONGEST && text.codePointCount(begin, end) > LONGEST
                ? text.offsetByCodePoints(begin, LONGEST)
                : end;
    }

    private static String repairLine(String line, boolean references) {
        String before;
        String after = line;
        do {
            before = after;
            after = repairOnce(before, references);
        } while (!after.equals(before));
        return after;
    }

    private static String repairOnce(String line, boolean references) {
        String plain = PlainCharacters.of(Mojibake.repair(references ? HtmlEntities.unescapeEnded(line) : line));
        String visible = TERMINAL_ESCAPE.matcher(plain).replaceAll("");
        return Composition.of(CONTROL.matcher(visible).replaceAll(""));
    }
}
