package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.Scope;
import java.io.IOException;
import java.nio.file.Path;
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

    /** Batch norms count the batches of their training: published with the weights, and no part of the network. */
    private static final String UNUSED = ".num_batches_tracked";

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

    /**
     * Loads a file, or the shards of an index, that fits the architecture; else an {@link InvalidWeightsException} names
     * file and tensor.
     */
    public static Weights load(Path file, Architecture architecture, NDManager manager) throws IOException {
        Set<String> names = architecture.tensors(requireFit(file, architecture)).keySet();
        Map<String, NDArray> loaded = Safetensors.load(file, names, manager);
        Map<String, NDArray> ordered = new LinkedHashMap<>();
        names.forEach(name -> ordered.put(name, loaded.get(name)));
        return of(ordered);
    }

    /**
     * Checks a file against the architecture and for NaN and infinity, without loading it.
     *
     * @return the number of classes that its head has
     */
    public static int check(Path file, Architecture architecture) throws IOException {
        int classes = requireFit(file, architecture);
        Safetensors.requireFinite(file, architecture.tensors(classes).keySet());
        return classes;
    }

    private static int requireFit(Path file, Architecture architecture) throws IOException {
        Map<String, List<Long>> found = Safetensors.shapes(file);
        List<Long> head = found.get(architecture.head());
        if (head == null || head.isEmpty() || head.get(0) < 1 || head.get(0) > Integer.MAX_VALUE) {
            throw misfit(file, architecture, architecture.head(), "is missing");
        }
        int classes = Math.toIntExact(head.get(0));
        Map<String, List<Long>> wanted = architecture.tensors(classes);
        wanted.forEach((name, shape) -> {
            List<Long> got = found.get(name);
            if (got == null) {
                throw misfit(file, architecture, name, "is missing");
            }
            if (!got.equals(shape)) {
                throw misfit(file, architecture, name, "has the shape " + got + ", not " + shape);
            }
        });
        found.keySet().stream()
                .filter(name -> !wanted.containsKey(name) && !name.endsWith(UNUSED))
                .findFirst()
                .ifPresent(name -> {
                    throw misfit(file, architecture, name, "is not one of its tensors");
                });
        return classes;
    }

    private static InvalidWeightsException misfit(Path file, Architecture architecture, String tensor, String what) {
        return new InvalidWeightsException(
                file.getFileName() + " does not fit " + architecture.name() + ": tensor " + tensor + " " + what);
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
