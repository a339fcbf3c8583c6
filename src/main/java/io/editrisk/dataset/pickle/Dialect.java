package io.editrisk.dataset.pickle;

import java.util.List;
import java.util.Map;

/** What a pickle may name besides containers, numbers and text. */
interface Dialect {

    /** Something that a pickle calls with arguments; an {@link IllegalArgumentException} where they do not fit. */
    interface Callable {
        Object call(List<Object> arguments);
    }

    /** Something that a pickle calls and then gives its state. */
    interface Buildable {

        /** Takes the state; an {@link IllegalArgumentException} where it does not fit. */
        void build(Object state);
    }

    /** All names that are allowed, as {@code module.name}, with what they stand for. */
    Map<String, Object> globals();

    /** What lies outside the pickle under that name; an {@link IllegalArgumentException} where there is nothing. */
    Object persistent(Object id);
}
