package io.editrisk.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sentences around a class name. A class's prompts are all of them, in this order.
 *
 * @param templates at least one, each with exactly one {@code {}} where the name goes
 */
public record PromptTemplates(List<String> templates) {

    private static final String NAME = "{}";
    private static final String RULE = "a template has exactly one {}, where the class name goes";

    /** PAINT's for handwritten digits and for house numbers (Ilharco et al. 2022). */
    private static final PromptTemplates DIGIT = new PromptTemplates(List.of("a photo of the number: \"{}\"."));

    /** OpenAI's 80 for ImageNet, and PAINT's; those for KITTI add nothing, for its class names are prompts. */
    private static final Map<String, PromptTemplates> NAMED = named();

    public PromptTemplates {
        templates = List.copyOf(templates);
        if (templates.isEmpty()) {
            throw new IllegalArgumentException("at least one template is needed");
        }
        for (String template : templates) {
            if (names(template) != 1) {
                throw new IllegalArgumentException("'" + template + "': " + RULE);
            }
        }
    }

    /** What {@link #named} knows. */
    public static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    /** The set of that name; an {@link IllegalArgumentException} that lists the known ones where there is none. */
    public static PromptTemplates named(String name) {
        PromptTemplates templates = NAMED.get(name);
        if (templates == null) {
            throw new IllegalArgumentException(
                    "unknown templates '" + name + "'; allowed: " + String.join(", ", names()));
        }
        return templates;
    }

    /**
     * A known set, or a user's own.
     *
     * @param given a set that {@link #named} knows, or the file as faults name it
     * @param content of that file; empty where there is none
     */
    public static Optional<PromptTemplates> chosen(
            String given, Function<String, Optional<byte[]>> content, List<String> faults) {
        return NAMED.containsKey(given)
                ? Optional.of(named(given))
                : content.apply(given).flatMap(bytes -> read(given, bytes, faults));
    }

    /**
     * Reads a user's own: UTF-8, one template a line; blank lines are passed over.
     *
     * @param file how faults name it
     * @param faults takes one line a fault, with line and column
     * @return empty where there was a fault
     */
    public static Optional<PromptTemplates> read(String file, byte[] content, List<String> faults) {
        List<String> found = new ArrayList<>();
        List<String> lines = TextLines.of(file, content, found);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && names(line) != 1) {
                int second = line.indexOf(NAME, line.indexOf(NAME) + 1);
                String what = second < 0 ? "no {} here" : "a second {} here";
                found.add(file + ":" + (i + 1) + ":" + (Math.max(second, 0) + 1) + ": " + what + "; " + RULE);
            }
        }
        faults.addAll(found);
        return found.isEmpty()
                ? Optional.of(new PromptTemplates(lines.stream()
                        .filter(line -> !line.isEmpty())
                        .map(String::strip)
                        .toList()))
                : Optional.empty();
    }

    /** The prompts of a class. */
    public List<String> prompts(String className) {
        return templates.stream()
                .map(template -> template.replace(NAME, className))
                .toList();
    }

    private static int names(String template) {
        return (template.length() - template.replace(NAME, "").length()) / NAME.length();
    }

    private static Map<String, PromptTemplates> named() {
        Map<String, PromptTemplates> named = new LinkedHashMap<>();
        named.put("imagenet", new PromptTemplates(Resources.lines("imagenet-templates.txt")));
        named.put("mnist", DIGIT);
        named.put("svhn", DIGIT);
        named.put("kitti", new PromptTemplates(List.of(NAME)));
        return named;
    }
}
