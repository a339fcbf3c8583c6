package io.editrisk.text;

import java.util.Arrays;
import java.util.List;

/**
 * A single-byte encoding as ftfy has it: those of Windows are sloppy, which is to say that a byte without a character is
 * the character of the same number, and that byte 1a is U+FFFD. Bytes are handed around as text of the characters 0 to ff.
 */
final class CodePage {

    /** In the order in which ftfy tries them. */
    static final List<CodePage> ALL =
            Resources.lines("code-pages.txt").stream().map(CodePage::new).toList();

    static final CodePage WINDOWS_1252 = ALL.get(1);

    private static final char NO_BYTE = 0xffff;

    private final String name;
    private final char[] characters = new char[256];
    private final char[] bytes = new char[0x10000];

    /** @param line name and the characters of the bytes 80 to ff in hex */
    private CodePage(String line) {
        String[] words = line.split(" ", 0);
        name = words[0];
        Arrays.fill(bytes, NO_BYTE);
        for (char b = 0; b < characters.length; b++) {
            characters[b] = b < 0x80 ? b : (char) Integer.parseInt(words[b - 0x80 + 1], 16);
        }
        if (sloppy()) {
            characters[0x1a] = '\ufffd';
        }
        for (char b = 0; b < characters.length; b++) {
            bytes[characters[b]] = b;
        }
    }

    String name() {
        return name;
    }

    boolean sloppy() {
        return name.startsWith("sloppy-");
    }

    /** The character of a byte, 0..255. */
    char character(int b) {
        return characters[b];
    }

    /** Whether every character has a byte. */
    boolean holds(String text) {
        return text.chars().allMatch(c -> bytes[c] != NO_BYTE);
    }

    /** The bytes of a text that it {@linkplain #holds holds}. */
    String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.chars().forEach(c -> encoded.append(bytes[c]));
        return encoded.toString();
    }
}
