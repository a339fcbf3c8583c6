package io.editrisk.network;

import java.util.List;
import java.util.Optional;

/** The architectures that a config may name. A new one is one class and one line here. */
public final class Architectures {

    private static final List<Architecture> ALL = List.of(new SmallVgg());

    private Architectures() {}

    public static List<Architecture> all() {
        return ALL;
    }

    public static Optional<Architecture> named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst();
    }
}
