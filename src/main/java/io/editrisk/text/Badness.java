package io.editrisk.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a text looks like UTF-8 that was read in another encoding: characters beside each other that hardly ever are.
 * After ftfy 6.3.1 (Robyn Speer, Apache-2.0), whose rules these are.
 */
final class Badness {

    /** Regular expressions; a name in braces stands for the characters of that set. */
    private static final List<String> RULES = List.of(
            "[{c1}]",
            "[{bad}{lower-accented}{upper-accented}{box}{start-punctuation}{end-punctuation}{currency}{numeric}{law}]"
                    + "[{bad}]",
            "[a-zA-Z][{lower-common}{upper-common}][{bad}]",
            "[{bad}]"
                    + "[{lower-accented}{upper-accented}{box}{start-punctuation}{end-punctuation}{currency}{numeric}{law}]",
            "[{lower-accented}{lower-common}{box}{end-punctuation}{currency}{numeric}][{upper-accented}]",
            "[{box}{end-punctuation}{currency}{numeric}][{lower-accented}]",
            "[{lower-accented}{box}{end-punctuation}][{currency}]",
            "[{space}][{upper-accented}][{currency}]",
            "[{upper-accented}{box}][{numeric}{law}]",
            "[{lower-accented}{upper-accented}{box}{currency}{end-punctuation}][{start-punctuation}][{numeric}]",
            "[{lower-accented}{upper-accented}{currency}{numeric}{box}{law}][{end-punctuation}][{start-punctuation}]",
            "[{currency}{numeric}{box}][{start-punctuation}]",
            "[a-z][{upper-accented}][{start-punctuation}{currency}]",
            "[{box}][{kaomoji}]",
            "[{lower-accented}{upper-accented}{currency}{numeric}{start-punctuation}{end-punctuation}{law}][{box}]",
            "[{box}][{end-punctuation}]",
            // letters and numbers as the JDK knows them: it matters to those of Unicode 14 on a JDK of before 19
            "[{lower-accented}{upper-accented}][{start-punctuation}{end-punctuation}][\\p{L}\\p{N}_]",
            // the ligature before anything but an unaccented Latin letter
            "[Œœ][^A-Za-z]",
            "[{upper-accented}]°",
            // Windows-1252
            "[ÂÃÎÐ][€œŠš¢£Ÿž\\xa0\\xad®©°·»{start-punctuation}{end-punctuation}–—´]",
            "×[²³]",
            // Arabic in Windows-1252, four characters of it, for the common ones are among them
            "[ØÙ][{common}{currency}{bad}{numeric}{start-punctuation}ŸŠ®°µ»]"
                    + "[ØÙ][{common}{currency}{bad}{numeric}{start-punctuation}ŸŠ®°µ»]",
            // the beginnings of some South Asian letters in Windows-1252
            "à[²µ¹¼½¾]",
            // MacRoman
            "√[±∂†≠®™´≤≥¥µø]",
            "≈[°¢]",
            "‚Ä[ìîïòôúùû†°¢π]",
            "‚[âó][àä°ê]",
            // U+2000 and after in Windows-1251
            "вЂ",
            // Latin-1 and Cyrillic in Windows-1251
            "[ВГРС][{c1}{bad}{start-punctuation}{end-punctuation}{currency}°µ][ВГРС]",
            "ГўВЂВ.[A-Za-z ]",
            // à, á and the space that does not break in Windows-1252
            "Ã[\\xa0¡]",
            "[a-z][{space}]?[ÃÂ][ ]",
            "^[ÃÂ][ ]",
            // Â before a character that stands for itself
            "[a-z.,?!{end-punctuation}]Â[ {start-punctuation}{end-punctuation}]",
            // Windows-1253 and 1257
            "β€[™\\xa0Ά\\xad®°]",
            "[ΒΓΞΟ][{c1}{bad}{start-punctuation}{end-punctuation}{currency}°][ΒΓΞΟ]",
            "ā€");

    private static final Pattern NAME = Pattern.compile("\\{([a-z0-9-]+)}");

    /** What every rule needs; asked first, for most text is plain. */
    private static final String SOON_NOT_ASCII = "(?=\\p{ASCII}{0,2}\\P{ASCII})";

    /** With line feeds as the only ends of lines, at which the dot stops. */
    private static final Pattern BAD = Pattern.compile(
            RULES.stream().map(Badness::spelledOut).collect(Collectors.joining("|", SOON_NOT_ASCII + "(?:", ")")),
            Pattern.UNIX_LINES);

    private Badness() {}

    static boolean in(String text) {
        return BAD.matcher(text).find();
    }

    private static String spelledOut(String rule) {
        return NAME.matcher(rule).replaceAll(name -> Matcher.quoteReplacement(Characters.inBrackets(name.group(1))));
    }
}
