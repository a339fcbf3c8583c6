package io.editrisk.experiment;

import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.YamlDocument;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * An operator's experiment with blanks: {@code ${original}}, {@code ${edited}} and {@code ${name}}, each a whole value. A blank
 * is filled with a quoted text, so that nothing that is filled in can become a key, a list or another line; whatever else
 * stands there stays as it is, comments too.
 */
public final class Profile {

    private static final Set<String> NEEDED = new TreeSet<>(Set.of("original", "edited"));
    private static final String OPEN = "${";
    private static final String CLOSE = "}";

    private final String key;
    private final int[] text;

    private Profile(String key, String text) {
        this.key = key;
        this.text = text.codePoints().toArray();
    }

    /**
     * The experiment.
     *
     * @param yaml the profile's bytes
     * @param key what to call it in faults
     * @param values of the blanks, by name
     * @throws UnusableProfileException where it is no YAML, has a blank that is unknown or not a whole value, or lacks one for
     *     the weights
     */
    public static byte[] fill(byte[] yaml, String key, Map<String, String> values) {
        Mistakes mistakes = new Mistakes();
        if (YamlDocument.read(yaml, "nothing is written here; expected an experiment with blanks", mistakes)
                .isEmpty()) {
            throw new UnusableProfileException(Fault.in(key, mistakes).get(0).toString());
        }
        String text = new String(yaml, StandardCharsets.UTF_8);
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new Profile(key, plain).filled(new TreeMap<>(values)).getBytes(StandardCharsets.UTF_8);
    }

    private String filled(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        Set<String> missing = new TreeSet<>(NEEDED);
        int copied = 0;
        for (Event event : new Parse(LoadSettings.builder().build()).parseString(new String(text, 0, text.length))) {
            if (event instanceof ScalarEvent scalar && scalar.getValue().contains(OPEN)) {
                String blank = blank(scalar, values);
                int begin = scalar.getStartMark().orElseThrow().getIndex();
                filled.append(new String(text, copied, begin - copied))
                        .append(quoted(Objects.requireNonNull(values.get(blank))));
                copied = scalar.getEndMark().orElseThrow().getIndex();
                missing.remove(blank);
            }
        }
        if (!missing.isEmpty()) {
            throw new UnusableProfileException(
                    key + ": no value is ${" + String.join("} and none is ${", missing) + "}");
        }
        return filled.append(new String(text, copied, text.length - copied)).toString();
    }

    private String blank(ScalarEvent scalar, Map<String, String> values) {
        String value = scalar.getValue();
        String name = value.startsWith(OPEN) && value.endsWith(CLOSE) && onALine(scalar)
                ? value.substring(OPEN.length(), value.length() - CLOSE.length())
                : "";
        if (!values.containsKey(name)) {
            throw new UnusableProfileException(key + ":"
                    + scalar.getStartMark()
                            .map(mark -> (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": ")
                            .orElse(" ")
                    + "a value with '${' that is no blank; blanks are ${" + String.join("}, ${", values.keySet())
                    + "}, each a whole value");
        }
        return name;
    }

    private static boolean onALine(ScalarEvent scalar) {
        return !scalar.isLiteral() && !scalar.isFolded();
    }

    /** A text in JSON is one in YAML. */
    private static String quoted(String value) {
        return new String(Json.encode(value), StandardCharsets.UTF_8).strip();
    }
}
