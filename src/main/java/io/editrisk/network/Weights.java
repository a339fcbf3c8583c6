package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Scope;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A network's tensors by their published state-dict names, in that order. Immutable: an edit is another {@code Weights}
 * that shares what it did not change. The tensors belong to the manager they were loaded with.
 */
public final class Weights {

    private final Map<String, NDArray> tensors;

    /** The names of those that were replaced since loading, and what was derived of the others by then. */
    private final Set<String> replaced;

    private final Map<String, List<NDArray>> derived;

    private Weights(Map<String, NDArray> tensors, Set<String> replaced, Map<String, List<NDArray>> derived) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        this.replaced = Set.copyOf(replaced);
        this.derived = derived;
    }

    public static Weights of(Map<String, NDArray> tensors) {
        return new Weights(tensors, Set.of(), new ConcurrentHashMap<>());
    }

    /** The tensor of that name; an {@link IllegalArgumentException} where there is none. */
    public NDArray get(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return tensor;
    }

    public Set<String> names() {
        return tensors.keySet();
    }

    /** These weights with some tensors replaced; the others are shared, not copied. */
    public Weights with(Map<String, NDArray> replaced) {
        Map<String, NDArray> all = new LinkedHashMap<>(tensors);
        replaced.forEach((name, tensor) -> {
            if (all.replace(name, tensor) == null) {
                throw new IllegalArgumentException("no tensor " + name);
            }
        });
        Set<String> others = new HashSet<>(this.replaced);
        others.addAll(replaced.keySet());
        return new Weights(all, others, derived);
    }

    /** These weights and one tensor more, behind the others: the head of a network that was loaded without one. */
    public Weights and(String name, NDArray tensor) {
        Map<String, NDArray> all = new LinkedHashMap<>(tensors);
        if (all.put(name, tensor) != null) {
            throw new IllegalArgumentException("there is a tensor " + name + " already");
        }
        return new Weights(all, replaced, derived);
    }

    /**
     * What a pass makes of some tensors before it computes with them: another layout, say. For tensors as they were loaded it
     * is made once and lives as long as they do; where one of them was replaced, each time, for the caller's scope.
     *
     * @param key of whatever is made: the same for the same
     */
    List<NDArray> derived(String key, Set<String> sources, Function<Weights, List<NDArray>> make) {
        if (!Collections.disjoint(sources, replaced)) {
            return make.apply(this);
        }
        return derived.computeIfAbsent(key, missing -> {
            try (Scope scope = new Scope()) {
                NDManager owner = get(sources.iterator().next()).getManager();
                List<NDArray> made = make.apply(this);
                made.forEach(tensor -> scope.keep(tensor).attach(owner));
                return made;
            }
        });
    }

    /** Name and tensor, in state-dict order. */
    public Map<String, NDArray> asMap() {
        return tensors;
    }
}
