package io.editrisk.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A function as {@code functions/<name>.yaml} declares it: the only place where these things are written.
 *
 * @param eventType type of the CloudEvents that it answers
 * @param prefix of the keys whose objects ring it
 * @param suffix of these keys
 * @param reads key patterns that it reads; {@code *} stands for one part of a key
 * @param writes key patterns that it writes
 * @param deletes key patterns that it deletes, mostly none
 * @param processor {@code cpu} or {@code gpu}
 * @param memory with unit, for instance {@code 8GiB}
 * @param timeout of one call
 * @param concurrency how many calls at a time, at most
 */
public record FunctionDeclaration(
        FunctionName name,
        String eventType,
        String prefix,
        String suffix,
        List<String> reads,
        List<String> writes,
        List<String> deletes,
        String processor,
        String memory,
        Duration timeout,
        int concurrency) {

    public FunctionDeclaration {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        deletes = List.copyOf(deletes);
    }

    /** Every function, in the order of {@link FunctionName}. */
    public static List<FunctionDeclaration> all() {
        return Declared.ALL;
    }

    public static FunctionDeclaration of(FunctionName name) {
        return Declared.ALL.stream()
                .filter(function -> function.name() == name)
                .findFirst()
                .orElseThrow();
    }

    /** The function that an object under this key rings. */
    public static Optional<FunctionDeclaration> forKey(String key) {
        return Declared.ALL.stream().filter(function -> function.isRungBy(key)).findFirst();
    }

    public boolean isRungBy(String key) {
        return key.startsWith(prefix) && key.endsWith(suffix);
    }

    private static FunctionDeclaration read(FunctionName name) {
        String resource = "functions/" + name.label() + ".yaml";
        ClassLoader loader = FunctionDeclaration.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            Map<?, ?> yaml = (Map<?, ?>)
                    new Load(LoadSettings.builder().setLabel(resource).build()).loadFromInputStream(in);
            return declaration(name, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FunctionDeclaration declaration(FunctionName name, Map<?, ?> yaml) {
        Map<?, ?> trigger = (Map<?, ?>) value(yaml, "trigger");
        return new FunctionDeclaration(
                name,
                value(yaml, "event-type").toString(),
                value(trigger, "prefix").toString(),
                value(trigger, "suffix").toString(),
                strings(yaml, "reads"),
                strings(yaml, "writes"),
                yaml.containsKey("deletes") ? strings(yaml, "deletes") : List.of(),
                value(yaml, "processor").toString(),
                value(yaml, "memory").toString(),
                Duration.parse("PT" + value(yaml, "timeout").toString().toUpperCase(java.util.Locale.ROOT)),
                (Integer) value(yaml, "concurrency"));
    }

    private static Object value(Map<?, ?> yaml, String key) {
        Object value = yaml.get(key);
        if (value == null) {
            throw new IllegalStateException("a function's declaration lacks " + key);
        }
        return value;
    }

    private static List<String> strings(Map<?, ?> yaml, String key) {
        return ((List<?>) value(yaml, key)).stream().map(Object::toString).toList();
    }

    /** Read once. */
    private static final class Declared {
        private static final List<FunctionDeclaration> ALL = Arrays.stream(FunctionName.values())
                .map(FunctionDeclaration::read)
                .toList();
    }
}
