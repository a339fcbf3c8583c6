package io.editrisk.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Character references of HTML: the 2,231 named ones (WHATWG) and those by number. */
final class HtmlEntities {

    private static final Pattern REFERENCE = Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)");
    private static final Pattern ENDED = Pattern.compile("&#?[0-9A-Za-z]{1,24};");

    /** Name, with its semicolon where it needs one, and what it stands for. */
    private static final Map<String, String> NAMED = named();

    /** Reference and what it stands for: every name with a semicolon, and small ones written in capitals. */
    private static final Map<String, String> ENDED_NAMED = endedNamed();

    private HtmlEntities() {}

    /** Every reference resolved, unended and wrong ones as HTML 5 wants them: Python's {@code html.unescape}. */
    static String unescape(String text) {
        return text.indexOf('&') < 0 ? text : replace(REFERENCE, text, HtmlEntities::resolved);
    }

    /**
     * Only references that end in a semicolon, but also an EACUTE for É. After ftfy 6.3.1 (Robyn Speer, Apache-2.0).
     */
    static String unescapeEnded(String text) {
        return text.indexOf('&') < 0 ? text : replace(ENDED, text, HtmlEntities::endedResolved);
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    private static String endedResolved(MatchResult match) {
        String reference = match.group();
        String named = ENDED_NAMED.get(reference);
        if (named != null) {
            return named;
        }
        String resolved = reference.startsWith("&#") ? unescape(reference) : reference;
        return resolved.indexOf(';') < 0 ? resolved : reference;
    }

    private static String resolved(MatchResult match) {
        String reference = match.group(1);
        if (reference.startsWith("#")) {
            return numbered(reference);
        }
        String named = NAMED.get(reference);
        for (int end = reference.length() - 1; named == null && end > 1; end--) {
            String begin = NAMED.get(reference.substring(0, end));
            named = begin == null ? null : begin + reference.substring(end);
        }
        return named == null ? match.group() : named;
    }

    private static String numbered(String reference) {
        boolean hex = reference.startsWith("x", 1) || reference.startsWith("X", 1);
        int radix = hex ? 16 : 10;
        int number = 0;
        for (char c : reference.substring(hex ? 2 : 1).toCharArray()) {
            if (c != ';') {
                number = Math.min(number * radix + Character.digit(c, radix), Character.MAX_CODE_POINT + 1);
            }
        }
        return character(number);
    }

    /** What HTML 5 makes of a number: nothing of control characters, of the Windows range what Windows has there. */
    private static String character(int number) {
        if (number == 0 || number > Character.MAX_CODE_POINT || (number >= 0xd800 && number <= 0xdfff)) {
            return "\ufffd";
        }
        if (number >= 0x80 && number <= 0x9f) {
            return String.valueOf(CodePage.WINDOWS_1252.character(number));
        }
        boolean control = (number < 0x20 && "\t\n\f\r".indexOf(number) < 0) || number == 0x7f;
        boolean none = (number >= 0xfdd0 && number <= 0xfdef) || (number & 0xfffe) == 0xfffe;
        return control || none ? "" : Character.toString(number);
    }

    private static Map<String, String> named() {
        return Resources.lines("html-entities.txt").stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> text(line[1])));
    }

    private static String text(String codes) {
        return Stream.of(codes.split(" "))
                .map(code -> Character.toString(Integer.parseInt(code, 16)))
                .collect(Collectors.joining());
    }

    private static Map<String, String> endedNamed() {
        Map<String, String> ended = new HashMap<>();
        NAMED.forEach((name, text) -> {
            if (name.endsWith(";")) {
                ended.put("&" + name, text);
                String capitals = "&" + name.toUpperCase(Locale.ROOT);
                if (name.equals(name.toLowerCase(Locale.ROOT))
                        && unescape(capitals).equals(capitals)) {
                    ended.put(capitals, text.toUpperCase(Locale.ROOT));
                }
            }
        });
        return Map.copyOf(ended);
    }
}
