package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.editrisk.network.Spelling.Source;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.Safetensors;
import io.editrisk.text.Prompts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A safetensors file, or the index of several, that holds an architecture's weights in one of the spellings they are
 * published in: that of which it has the most names.
 */
public final class WeightsFile {

    private final Path file;
    private final Architecture architecture;
    private final Map<String, List<Long>> found;
    private final Spelling spelling;
    private final int classes;
    private final Map<String, List<Long>> wanted;

    /** @param only whether it need not hold every tensor; it then has as many classes as the network that it is for */
    private WeightsFile(Path file, Architecture architecture, Map<String, List<Long>> found, OptionalInt only) {
        this.file = file;
        this.architecture = architecture;
        this.found = found;
        Set<String> every = new LinkedHashSet<>(architecture.tensors(1).keySet());
        every.addAll(beside().keySet());
        spelling = architecture.spellings().stream()
                .max(Comparator.comparingLong(spelling -> spelling.known(every, found.keySet())))
                .orElseThrow();
        classes = only.isPresent() ? only.getAsInt() : countClasses();
        wanted = new LinkedHashMap<>(architecture.tensors(classes));
        if (only.isPresent()) {
            wanted.keySet()
                    .removeIf(name -> Collections.disjoint(spelling.source(name).names(), found.keySet()));
        }
    }

    /** A file that fits the architecture; else an {@link InvalidWeightsException} names file and tensor. */
    public static WeightsFile open(Path file, Architecture architecture) throws IOException {
        return fitting(new WeightsFile(file, architecture, Safetensors.shapes(file), OptionalInt.empty()));
    }

    /**
     * A file that holds all or some of a network's tensors, each in the shape that it has there; else an
     * {@link InvalidWeightsException} names file and tensor.
     *
     * @param classes that the network tells apart, 0 where it has no head of its own
     */
    public static WeightsFile openSome(Path file, Architecture architecture, int classes) throws IOException {
        WeightsFile opened =
                fitting(new WeightsFile(file, architecture, Safetensors.shapes(file), OptionalInt.of(classes)));
        if (opened.wanted.isEmpty()) {
            throw new InvalidWeightsException(file.getFileName() + " holds no tensor of " + architecture.name());
        }
        return opened;
    }

    private static WeightsFile fitting(WeightsFile opened) {
        opened.requireFit(opened.wanted);
        opened.requireNothingElse();
        return opened;
    }

    /** How many classes its head tells apart; 0 for a network that does without a head. */
    public int classes() {
        return classes;
    }

    /** Reads the data of all that the network needs once and refuses NaN and infinity; the tensor engine is not needed. */
    public void requireFinite() throws IOException {
        Safetensors.requireFinite(file, names(wanted));
    }

    /** Those of the network's tensors that it holds, but for its {@linkplain Architecture#texts() tower for texts}. */
    public Weights load(NDManager manager) throws IOException {
        return load(wanted, manager);
    }

    /**
     * The weight of the head that tells these classes apart, [classes, width]; only the tower for texts is loaded for it. An
     * {@link InvalidWeightsException} where the file lacks the tower.
     */
    public NDArray zeroShotHead(Prompts prompts, NDManager manager) throws IOException {
        ClipText tower = requireTexts();
        try (NDManager ofTower = manager.newSubManager()) {
            return new ZeroShotClassifier(tower, load(tower.tensors(), ofTower)).head(prompts, manager);
        }
    }

    /** The tower for texts; an {@link InvalidWeightsException} where the file lacks it, or it does not fit. */
    public ClipText requireTexts() {
        ClipText tower = architecture
                .texts()
                .orElseThrow(() -> new IllegalArgumentException(architecture.name() + " reads no texts"));
        requireFit(tower.tensors());
        return tower;
    }

    /**
     * Tensors of the network as this file has them: under its names, a tensor in several where it keeps it so, transposed
     * where it is. An {@link InvalidWeightsException} where the file has no such tensor. They belong to the caller's scope.
     */
    public Map<String, NDArray> inItsNames(Map<String, NDArray> tensors) {
        Map<String, NDArray> named = new LinkedHashMap<>();
        tensors.forEach((own, tensor) -> {
            Source source = spelling.source(own);
            NDArray whole = source.transposed() ? tensor.transpose() : tensor;
            NDList parts = source.names().size() == 1
                    ? new NDList(whole)
                    : whole.split(source.names().size(), 0);
            for (int i = 0; i < parts.size(); i++) {
                String name = source.names().get(i);
                if (!found.containsKey(name)) {
                    throw misfit(name, "is not in it");
                }
                named.put(name, parts.get(i));
            }
        });
        return named;
    }

    private Map<String, List<Long>> beside() {
        return architecture.texts().map(ClipText::tensors).orElse(Map.of());
    }

    private Weights load(Map<String, List<Long>> wanted, NDManager manager) throws IOException {
        Map<String, NDArray> loaded = Safetensors.load(file, names(wanted), manager);
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (String name : wanted.keySet()) {
            Source source = spelling.source(name);
            NDList parts = new NDList(source.names().stream().map(loaded::get).toList());
            NDArray whole = parts.size() == 1 ? parts.get(0) : joined(parts);
            tensors.put(name, source.transposed() ? whole.transpose() : whole);
        }
        return Weights.of(tensors);
    }

    private static NDArray joined(NDList rows) {
        NDArray whole = NDArrays.concat(rows);
        rows.close();
        return whole;
    }

    private Set<String> names(Map<String, List<Long>> wanted) {
        Set<String> names = new LinkedHashSet<>();
        spelling.names(wanted.keySet()).forEach(names::add);
        return names;
    }

    private int countClasses() {
        String name = spelling.source(architecture.head()).names().get(0);
        List<Long> head = found.get(name);
        if (head == null && architecture.texts().isPresent()) {
            return 0;
        }
        if (head == null || head.isEmpty() || head.get(0) < 1 || head.get(0) > Integer.MAX_VALUE) {
            throw misfit(name, "is missing");
        }
        return Math.toIntExact(head.get(0));
    }

    private void requireFit(Map<String, List<Long>> wanted) {
        wanted.forEach((tensor, whole) -> {
            Source source = spelling.source(tensor);
            List<Long> shape = source.shape(whole);
            for (String name : source.names()) {
                List<Long> got = found.get(name);
                if (got == null) {
                    throw misfit(name, "is missing");
                }
                if (!got.equals(shape)) {
                    throw misfit(name, "has the shape " + got + ", not " + shape);
                }
            }
        });
    }

    private void requireNothingElse() {
        Set<String> known = names(architecture.tensors(classes));
        known.addAll(names(beside()));
        for (String name : found.keySet()) {
            if (!known.contains(name) && !spelling.passesOver(name)) {
                throw misfit(name, "is not one of its tensors");
            }
        }
    }

    private InvalidWeightsException misfit(String tensor, String what) {
        return new InvalidWeightsException(
                file.getFileName() + " does not fit " + architecture.name() + ": tensor " + tensor + " " + what);
    }
}
