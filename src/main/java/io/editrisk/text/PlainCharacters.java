package io.editrisk.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Characters that stand for plainer ones: C1 controls for those of Windows-1252, Latin ligatures for their letters, full and
 * half width for the usual, curly quotes for straight ones, ends of lines for line feeds; a surrogate without its other half
 * is U+FFFD. After ftfy 6.3.1 (Robyn Speer, Apache-2.0).
 */
final class PlainCharacters {

    private static final Map<Integer, String> LIGATURES = Map.ofEntries(
            Map.entry(0x132, "IJ"),
            Map.entry(0x133, "ij"),
            Map.entry(0x149, "\u02bcn"),
            Map.entry(0x1c4, "D\u017d"),
            Map.entry(0x1c5, "D\u017e"),
            Map.entry(0x1c6, "d\u017e"),
            Map.entry(0x1c7, "LJ"),
            Map.entry(0x1c8, "Lj"),
            Map.entry(0x1c9, "lj"),
            Map.entry(0x1ca, "NJ"),
            Map.entry(0x1cb, "Nj"),
            Map.entry(0x1cc, "nj"),
            Map.entry(0x1f1, "DZ"),
            Map.entry(0x1f2, "Dz"),
            Map.entry(0x1f3, "dz"),
            Map.entry(0xfb00, "ff"),
            Map.entry(0xfb01, "fi"),
            Map.entry(0xfb02, "fl"),
            Map.entry(0xfb03, "ffi"),
            Map.entry(0xfb04, "ffl"),
            Map.entry(0xfb05, "\u017ft"),
            Map.entry(0xfb06, "st"));

    /** Of every character of the basic plane that has a plainer form. */
    private static final Map<Character, String> PLAIN = plain();

    private PlainCharacters() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String form = PLAIN.get(c);
            if (Character.isSurrogate(c)) {
                boolean whole = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                plain.append(whole ? text.substring(i, i + 2) : "\ufffd");
                i += whole ? 1 : 0;
            } else if (form == null) {
                plain.append(c);
            } else if (c != '\r' || !text.startsWith("\n", i + 1)) {
                plain.append(form);
            }
        }
        return plain.toString();
    }

    static String withoutC1(String text) {
        return each(text, PlainCharacters::windows);
    }

    private static Map<Character, String> plain() {
        Map<Character, String> plain = new HashMap<>();
        IntStream.of('\r', 0x2bc, 0x2028, 0x2029, 0x3000).forEach(c -> put(plain, (char) c));
        IntStream.range(0x80, 0xa0).forEach(c -> put(plain, (char) c));
        IntStream.range(0x2018, 0x2020).forEach(c -> put(plain, (char) c));
        IntStream.range(0xff01, 0xfff0).forEach(c -> put(plain, (char) c));
        LIGATURES.keySet().forEach(c -> put(plain, (char) (int) c));
        return plain;
    }

    private static void put(Map<Character, String> plain, char c) {
        String form = windows(c);
        form = each(form, ligature -> LIGATURES.getOrDefault(ligature, Character.toString(ligature)));
        form = each(form, PlainCharacters::usualWidth);
        form = each(form, PlainCharacters::straight);
        if (!form.equals(String.valueOf(c))) {
            plain.put(c, form);
        }
    }

    private static String each(String text, IntFunction<String> form) {
        return text.codePoints().mapToObj(form).collect(Collectors.joining());
    }

    private static String windows(int c) {
        return Character.toString(c >= 0x80 && c <= 0x9f ? CodePage.WINDOWS_1252.character(c) : c);
    }

    private static String usualWidth(int c) {
        if (c >= 0xff01 && c < 0xfff0) {
            return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        }
        return c == 0x3000 ? " " : Character.toString(c);
    }

    private static String straight(int c) {
        if (c == 0x2bc || (c >= 0x2018 && c <= 0x201b)) {
            return "'";
        }
        if (c >= 0x201c && c <= 0x201f) {
            return "\"";
        }
        return c == '\r' || c == 0x2028 || c == 0x2029 ? "\n" : Character.toString(c);
    }
}
