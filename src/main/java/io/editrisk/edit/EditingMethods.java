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
            new Rewriting(),
            new DirectLowRank(),
            new External());

    private EditingMethods() {}

    public static List<EditingMethod> all() {
        return ALL;
    }

    public static Optional<EditingMethod> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    /** The method of that name, where it trains. */
    public static Optional<TrainedMethod> trained(String name) {
        return named(name).filter(TrainedMethod.class::isInstance).map(TrainedMethod.class::cast);
    }
}
