package io.editrisk.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UTF-8, and where bytes hint at them its variants: surrogates encoded one by one (CESU-8) and Java's zero, c0 80. Bytes are
 * text of the characters 0 to ff. After ftfy 6.3.1 (Robyn Speer, Apache-2.0), whose reading of damaged ends this keeps.
 */
final class LooseUtf8 {

    private static final String PAIR =
            "\\xed(?:[\\xa0-\\xaf]|$)(?:[\\x80-\\xbf]|$)" + "(?:\\xed|$)(?:[\\xb0-\\xbf]|$)(?:[\\x80-\\xbf]|$)";
    private static final Pattern SURROGATE_PAIR = Pattern.compile(PAIR, Pattern.UNIX_LINES);
    private static final Pattern SPECIAL = Pattern.compile(
            "\\xc0(?:\\x80|$)|" + PAIR + "|\\xed(?:[\\xa0-\\xbf]|$)(?:[\\x80-\\xbf]|$)", Pattern.UNIX_LINES);

    private LooseUtf8() {}

    /** The text, or empty where the bytes are not that. */
    static Optional<String> decode(String bytes) {
        try {
            return Optional.of(
                    bytes.indexOf(0xed) < 0 && bytes.indexOf(0xc0) < 0 ? strictly(bytes) : withVariants(bytes));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String withVariants(String bytes) throws CharacterCodingException {
        StringBuilder decoded = new StringBuilder(bytes.length());
        Matcher special = SPECIAL.matcher(bytes);
        int i = 0;
        while (special.find(i)) {
            decoded.append(strictly(bytes.substring(i, special.start())));
            i = special.start();
            boolean zero = bytes.charAt(i) == 0xc0;
            int length = zero ? 2 : 6;
            if (bytes.length() - i < length || (!zero && !pairAt(bytes, i))) {
                return decoded.append(strictly(bytes.substring(i))).toString();
            }
            decoded.appendCodePoint(zero ? 0 : pair(bytes, i));
            i += length;
        }
        return decoded.append(strictly(bytes.substring(i))).toString();
    }

    private static boolean pairAt(String bytes, int i) {
        return SURROGATE_PAIR.matcher(bytes).region(i, bytes.length()).lookingAt();
    }

    /** 11101101 1010abcd 10efghij 11101101 1011klmn 10opqrst: the 20 bits above U+10000. */
    private static int pair(String bytes, int i) {
        return ((bytes.charAt(i + 1) & 0x0f) << 16)
                + ((bytes.charAt(i + 2) & 0x3f) << 10)
                + ((bytes.charAt(i + 4) & 0x0f) << 6)
                + (bytes.charAt(i + 5) & 0x3f)
                + 0x10000;
    }

    private static String strictly(String bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
    }
}
