package io.editrisk.dataset.published;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was chosen of a form's options, by name; whatever was not has its standard value. */
public record FormOptions(SortedMap<String, String> values) {

    public FormOptions {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Checks what was chosen.
     *
     * @throws UnusableSourceException naming the option and what is allowed
     */
    public static FormOptions of(PublishedForm form, Map<String, String> chosen) {
        SortedMap<String, String> values = new TreeMap<>();
        form.options().forEach(option -> values.put(option.name(), option.standard()));
        chosen.forEach((name, value) -> {
            FormOption option = option(form, name);
            if (!option.allowed().isEmpty() && !option.allowed().contains(value)) {
                throw new UnusableSourceException("option " + name + " of " + form.name() + " is '" + value
                        + "'; allowed: " + String.join(", ", option.allowed()));
            }
            values.put(name, value);
        });
        return new FormOptions(values);
    }

    private static FormOption option(PublishedForm form, String name) {
        List<String> names = form.options().stream().map(FormOption::name).toList();
        return form.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableSourceException("unknown option '" + name + "' of " + form.name() + "; "
                        + (names.isEmpty() ? "it has none" : "allowed: " + String.join(", ", names))));
    }

    /** The option's value; "" where it has none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }
}
