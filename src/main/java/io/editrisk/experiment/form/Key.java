package io.editrisk.experiment.form;

import java.util.Optional;
import java.util.function.Function;

/**
 * One key of a section.
 *
 * @param about what it is for: the editor's hint
 * @param required whether a section without it is wrong
 * @param absent the value that stands in where the key is not given, for the section's place
 */
public record Key(String name, Form form, String about, boolean required, Optional<Function<Place, Value>> absent) {

    public static Key required(String name, Form form, String about) {
        return new Key(name, form, about, true, Optional.empty());
    }

    public static Key optional(String name, Form form, String about) {
        return new Key(name, form, about, false, Optional.empty());
    }

    /** A key whose absence means a number. */
    public static Key optional(String name, Form form, Object standIn, String about) {
        return new Key(name, form, about, false, Optional.of(place -> new Value.Scalar(place, standIn)));
    }

    /** A section whose absence means that each of its keys is absent. */
    public static Key optional(String name, SectionForm form, String about) {
        return new Key(name, form, about, false, Optional.of(form::absent));
    }
}
