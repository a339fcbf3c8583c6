package io.editrisk.event;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key patterns that functions declare: a {@code *} is one part of a key or of a part, a folder is all below it. */
public final class KeyPatterns {

    private KeyPatterns() {}

    /** Whether one of them is a pattern of the key. */
    public static boolean match(List<String> patterns, String key) {
        return patterns.stream().anyMatch(pattern -> key.matches(regex(pattern)));
    }

    private static String regex(String pattern) {
        String parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return parts + (pattern.endsWith("/") ? ".*" : "");
    }
}
