package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Keeps what went into some layers and what came out of them, until the scope ends in which that was made. */
final class Watch {

    /** Those very layers: two may be equal and stand in two places. */
    private final Set<Layer> watched = Collections.newSetFromMap(new IdentityHashMap<>());

    private final IdentityHashMap<Layer, Network.Seen> seen = new IdentityHashMap<>();

    Watch(Collection<Layer> watched) {
        this.watched.addAll(watched);
    }

    void see(Layer layer, NDArray x, NDArray y) {
        if (watched.contains(layer)) {
            seen.put(layer, new Network.Seen(x, y));
        }
    }

    /** Whether a watched layer is a part of that one, or of a part. */
    boolean within(Layer holder) {
        return watched.stream().anyMatch(holder::holds);
    }

    Network.Seen of(Layer layer) {
        Network.Seen of = seen.get(layer);
        if (of == null) {
            throw new IllegalStateException("the layer was not run");
        }
        return of;
    }
}
