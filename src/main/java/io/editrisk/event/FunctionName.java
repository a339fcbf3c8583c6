package io.editrisk.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions that there are; what each is triggered by stands in {@code functions/<name>.yaml}. */
public enum FunctionName {
    PLAN,
    EDIT,
    CHOOSE,
    EVALUATE,
    AGGREGATE;

    /** As people and files have it: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FunctionName> named(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label().equals(label))
                .findFirst();
    }
}
