package io.editrisk.edit;

import java.util.List;
import java.util.Optional;

/** The methods that a config may name. A new method is one class and one line here. */
public final class EditingMethods {

    private static final List<EditingMethod> ALL = List.of(
            new LocalFineTuning(),
            new OneLayerInterpolation(),
            new GlobalFineTuning(),
            new FullFineTuning(),
            new LocalCollision(),
            new GlobalCollision(),
            new DirectLowRank());

    private EditingMethods() {}

    public static List<EditingMethod> all() {
        return ALL;
    }

    public static Optional<EditingMethod> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}
