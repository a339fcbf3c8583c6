package io.editrisk.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of characters, by name, from {@code characters.txt}. Letters, numbers, case and composition are read from
 * there and not asked of the JDK, so that a text has the same tokens on every JDK: each knows another version of Unicode.
 */
final class Characters {

    private static final Map<String, String> LINES = Resources.lines("characters.txt").stream()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));

    private Characters() {}

    /** The code points of that set. */
    static BitSet set(String name) {
        BitSet set = new BitSet();
        ranges(name).forEach(range -> {
            String[] ends = range.split("-", 0);
            set.set(code(ends[0]), code(ends[ends.length - 1]) + 1);
        });
        return set;
    }

    /** That set as it stands between the brackets of a regular expression. */
    static String inBrackets(String name) {
        return ranges(name)
                .map(range -> "\\x{" + range.replace("-", "}-\\x{") + "}")
                .collect(Collectors.joining());
    }

    /** What that line says of each code point it names: one number. */
    static Map<Integer, Integer> numbers(String name) {
        Map<Integer, Integer> numbers = new HashMap<>();
        ranges(name).map(range -> range.split("[->]")).forEach(parts -> {
            int number = code(parts[parts.length - 1]);
            IntStream.rangeClosed(code(parts[0]), code(parts[parts.length - 2])).forEach(c -> numbers.put(c, number));
        });
        return numbers;
    }

    /** What that line says each code point it names is made of. */
    static Map<Integer, int[]> parts(String name) {
        return ranges(name)
                .map(whole -> whole.split(">"))
                .collect(Collectors.toUnmodifiableMap(
                        whole -> code(whole[0]),
                        whole -> Stream.of(whole[1].split("\\+"))
                                .mapToInt(Characters::code)
                                .toArray()));
    }

    private static Stream<String> ranges(String name) {
        return Stream.of(Objects.requireNonNull(LINES.get(name), name).split(" "));
    }

    private static int code(String hex) {
        return Integer.parseInt(hex, 16);
    }
}
