package io.editrisk.tensor;

import static io.editrisk.tensor.InvalidWeightsException.brief;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The index of weights that lie in several safetensors files: {@code {"weight_map": {TENSOR: FILE}}}, as Hugging Face
 * writes it. The files, its shards, lie beside it.
 */
public final class ShardIndex {

    private static final long LONGEST = 100_000_000;
    private static final int LONGEST_NAME = 200;

    /** One file name: no separators, nothing hidden, no '..'. */
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.safetensors");

    private final Path file;
    private final Map<String, String> shardOf = new LinkedHashMap<>();

    private ShardIndex(Path file) {
        this.file = file;
    }

    /** Whether a file or key of that name is taken for an index: its name ends with {@code .json}. */
    public static boolean named(String name) {
        return name.endsWith(".json");
    }

    /** Reads an index; its shards need not be there. An {@link InvalidWeightsException} where it is none. */
    public static ShardIndex read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LONGEST) {
            throw InvalidWeightsException.in(
                    file, "has " + size + " bytes: an index of up to " + LONGEST + " is allowed");
        }
        ShardIndex index = new ShardIndex(file);
        index.read(Files.readAllBytes(file));
        return index;
    }

    private void read(byte[] json) {
        boolean[] mapped = new boolean[1];
        try {
            JsonText.walk(json, (name, value) -> {
                if (name.equals("weight_map")) {
                    if (mapped[0] || !value.fields(this::add)) {
                        throw InvalidWeightsException.in(
                                file, "has a weight_map that is " + (mapped[0] ? "there twice" : "no JSON object"));
                    }
                    mapped[0] = true;
                }
            });
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw InvalidWeightsException.in(file, "is not JSON: " + why);
        }
        if (!mapped[0]) {
            throw InvalidWeightsException.in(file, "has no weight_map: it is not an index of shards");
        }
    }

    private void add(String tensor, JsonText value) throws IOException {
        JsonText.Said shard = value.said();
        if (!shard.isText()
                || shard.text().length() > LONGEST_NAME
                || !SHARD.matcher(shard.text()).matches()) {
            throw InvalidWeightsException.in(
                    file,
                    tensor,
                    "is said to be in " + brief(shard.text())
                            + ": the name of a safetensors file beside the index is allowed, of letters, digits and ._-");
        }
        if (shardOf.put(tensor, shard.text()) != null) {
            throw InvalidWeightsException.in(file, tensor, "is named twice");
        }
    }

    /** The names of the shards. */
    public SortedSet<String> shards() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(shardOf.values()));
    }

    /** The tensors of all shards, each in the shard that the index says; in the order of the shards and their bytes. */
    Map<String, StoredTensor> tensors() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (String shard : shards()) {
            Path beside = file.resolveSibling(shard);
            if (!Files.isRegularFile(beside)) {
                throw InvalidWeightsException.in(file, "names the shard " + shard + ", which is not beside it");
            }
            for (StoredTensor tensor : SafetensorsHeader.read(beside).values()) {
                String said = shardOf.get(tensor.name());
                if (!shard.equals(said)) {
                    throw tensor.fault("is " + (said == null ? "not named in " : "in " + said + " according to ")
                            + file.getFileName());
                }
                tensors.put(tensor.name(), tensor);
            }
        }
        shardOf.forEach((tensor, shard) -> {
            if (!tensors.containsKey(tensor)) {
                throw InvalidWeightsException.in(file, tensor, "is said to be in " + shard + ", where it is not");
            }
        });
        return tensors;
    }
}
