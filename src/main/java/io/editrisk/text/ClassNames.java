package io.editrisk.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names of classes for prompts, in the order of the labels. Two labels may have one name: of ImageNet's 1,000 names as
 * open_clip has them, 998 are distinct ("missile" and "sunglasses" stand twice).
 */
public final class ClassNames {

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /** How far the nearest vehicle is, in PAINT's words (Ilharco et al. 2022). */
    private static final List<String> DISTANCES = List.of(
            "a photo i took of a car on my left or right side.",
            "a photo i took with a car nearby.",
            "a photo i took with a car in the distance.",
            "a photo i took with no car.");

    private static final Map<String, List<String>> NAMED = named();

    private ClassNames() {}

    /** What {@link #named} knows. */
    public static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    /** The class names of that set; an {@link IllegalArgumentException} that lists the known ones where there is none. */
    public static List<String> named(String name) {
        List<String> classes = NAMED.get(name);
        if (classes == null) {
            throw new IllegalArgumentException(
                    "unknown class names '" + name + "'; allowed: " + String.join(", ", names()));
        }
        return classes;
    }

    /**
     * A known set's, or a user's own.
     *
     * @param given a set that {@link #named} knows, or the file as faults name it
     * @param content of that file; empty where there is none
     */
    public static Optional<List<String>> chosen(
            String given, Function<String, Optional<byte[]>> content, List<String> faults) {
        return NAMED.containsKey(given)
                ? Optional.of(named(given))
                : content.apply(given).flatMap(bytes -> read(given, bytes, faults));
    }

    /**
     * Reads a user's own: UTF-8, one name a line, the first for label 0; a blank line is a fault, for labels after it would
     * shift.
     *
     * @param file how faults name it
     * @param faults takes one line a fault, with the line
     * @return empty where there was a fault
     */
    public static Optional<List<String>> read(String file, byte[] content, List<String> faults) {
        List<String> found = new ArrayList<>();
        List<String> lines = TextLines.of(file, content, found);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                found.add(file + ":" + (i + 1) + ":1: no name here; each line has the name of a class");
            }
        }
        faults.addAll(found);
        return found.isEmpty() ? Optional.of(lines.stream().map(String::strip).toList()) : Optional.empty();
    }

    private static Map<String, List<String>> named() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        named.put("imagenet", Resources.lines("imagenet-classes.txt"));
        named.put("mnist", DIGITS);
        named.put("svhn", DIGITS);
        named.put("kitti", DISTANCES);
        return named;
    }
}
