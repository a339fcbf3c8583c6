package io.editrisk.experiment.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read: values that fit their description, each with its place. Values that did not fit are left out. */
public sealed interface Value {

    /** Where it stands; where a default stands in, the place of the section that it belongs to. */
    Place place();

    /** A {@link String}, {@link Long} or {@link Double}. */
    record Scalar(Place place, Object content) implements Value {}

    /** The items that fit, in the order of the file. */
    record Listed(Place place, List<Value> items) implements Value {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /**
     * A section.
     *
     * @param given where each of its keys stands that the file gives, whether or not the value fits
     * @param values the values that fit, and defaults
     */
    record Fields(Place place, Map<String, Place> given, Map<String, Value> values) implements Value {
        public Fields {
            given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public Optional<Value> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        private Value get(String key) {
            return find(key).orElseThrow(() -> new IllegalStateException("nothing was read for " + key));
        }

        public String text(String key) {
            return (String) ((Scalar) get(key)).content();
        }

        public long whole(String key) {
            return (Long) ((Scalar) get(key)).content();
        }

        public double decimal(String key) {
            return (Double) ((Scalar) get(key)).content();
        }

        public boolean truth(String key) {
            return (Boolean) ((Scalar) get(key)).content();
        }

        public Fields section(String key) {
            return (Fields) get(key);
        }

        /** The items of a list; none where the key is absent, or a word stands for them. */
        public List<Value> items(String key) {
            return find(key)
                    .filter(Listed.class::isInstance)
                    .map(list -> ((Listed) list).items())
                    .orElse(List.of());
        }

        /** The contents of a list of scalars; none where the key is absent. */
        public <T> List<T> contents(String key, Class<T> type) {
            return items(key).stream()
                    .map(item -> type.cast(((Scalar) item).content()))
                    .toList();
        }
    }
}
