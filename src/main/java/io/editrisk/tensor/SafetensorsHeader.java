package io.editrisk.tensor;

import static io.editrisk.tensor.InvalidWeightsException.brief;

import io.editrisk.tensor.JsonText.Said;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a safetensors file says of itself: eight bytes of header length, little-endian, then a JSON object of
 * {@code name: {dtype, shape, data_offsets}}, then the tensors' bytes. Everything it says is checked against the file
 * before anything is read by it.
 */
final class SafetensorsHeader {

    /** As the format's own reader has it. */
    private static final long LONGEST_HEADER = 100_000_000;

    /** The entry that is no tensor: texts by name. */
    static final String METADATA = "__metadata__";

    private static final int LENGTH_BYTES = 8;
    private static final Said NOTHING = new Said("", false, Optional.empty());

    private final Path file;
    private final long start;
    private final Map<String, StoredTensor> found = new LinkedHashMap<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();

    private SafetensorsHeader(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    /** The file's tensors by name, in the order of their bytes. */
    static Map<String, StoredTensor> read(Path file) throws IOException {
        SafetensorsHeader header = open(file);
        return header.inOrder(Files.size(file));
    }

    /** The texts among the file's metadata. */
    static SortedMap<String, String> metadata(Path file) throws IOException {
        return open(file).metadata;
    }

    private static SafetensorsHeader open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < LENGTH_BYTES) {
                throw InvalidWeightsException.in(
                        file, "has " + size + " bytes: a safetensors file begins with 8 bytes of header length");
            }
            ByteBuffer begin = bytes(channel, 0, LENGTH_BYTES);
            if (ScriptModule.isZip(begin)) {
                throw InvalidWeightsException.in(
                        file,
                        "is a zip, as PyTorch saves pickled weights and TorchScript: expected safetensors;"
                                + " `editrisk architectures` says how they are made. TorchScript is run only where it is"
                                + " trusted");
            }
            long length = begin.getLong();
            if (length < 2 || length > LONGEST_HEADER || length > size - LENGTH_BYTES) {
                throw InvalidWeightsException.in(
                        file,
                        "says its header has " + Long.toUnsignedString(length) + " bytes, of " + size
                                + " in the file: it is cut short or not a safetensors file");
            }
            SafetensorsHeader header = new SafetensorsHeader(file, LENGTH_BYTES + length);
            header.read(bytes(channel, LENGTH_BYTES, (int) length).array());
            return header;
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private void read(byte[] json) {
        try {
            if (!JsonText.walk(json, this::field)) {
                throw InvalidWeightsException.in(file, "has a header that is not a JSON object");
            }
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw InvalidWeightsException.in(file, "has a header that is not JSON: " + why);
        }
    }

    private void field(String name, JsonText value) throws IOException {
        if (name.equals(METADATA)) {
            value.fields((key, part) -> {
                Said said = part.said();
                if (said.isText()) {
                    metadata.put(key, said.text());
                }
            });
            return;
        }
        Map<String, Said> entry = new HashMap<>();
        value.fields((key, part) -> {
            if (entry.put(key, part.said()) != null) {
                throw InvalidWeightsException.in(file, name, "says its " + brief(key) + " twice");
            }
        });
        if (found.put(name, tensor(name, entry)) != null) {
            throw InvalidWeightsException.in(file, name, "is named twice");
        }
    }

    private StoredTensor tensor(String name, Map<String, Said> entry) {
        TensorType type = type(name, entry.getOrDefault("dtype", NOTHING));
        Said said = entry.getOrDefault("shape", NOTHING);
        List<Long> shape = said.numbers()
                .orElseThrow(() -> InvalidWeightsException.in(
                        file, name, "has the shape " + brief(said.text()) + ": whole numbers from 0 are allowed"));
        int bytes = bytes(name, type, shape);
        Said offsets = entry.getOrDefault("data_offsets", NOTHING);
        List<Long> ends = offsets.numbers().orElse(List.of());
        if (ends.size() != 2 || ends.get(1) - ends.get(0) != bytes) {
            throw InvalidWeightsException.in(
                    file,
                    name,
                    "says its data is at " + brief(offsets.text()) + ", its shape " + brief(said.text()) + " takes "
                            + bytes + " bytes");
        }
        return new StoredTensor(file, name, type, shape, ends.get(0), bytes);
    }

    private TensorType type(String tensor, Said said) {
        return Optional.of(said)
                .filter(Said::isText)
                .flatMap(text -> TensorType.named(text.text()))
                .orElseThrow(() -> InvalidWeightsException.in(
                        file,
                        tensor,
                        "has type " + (said.isText() ? brief(said.text()) : "none") + ": " + TensorType.LOADED));
    }

    private int bytes(String tensor, TensorType type, List<Long> shape) {
        long bytes = type.bytes();
        for (long extent : shape) {
            if (extent != 0 && bytes > Long.MAX_VALUE / extent) {
                throw InvalidWeightsException.in(
                        file, tensor, "has the shape " + brief(shape) + ", which is larger than any file");
            }
            bytes *= extent;
        }
        long inMemory = type.loaded() ? bytes / type.bytes() * Float.BYTES : bytes;
        if (Math.max(bytes, inMemory) > Integer.MAX_VALUE) {
            throw InvalidWeightsException.in(
                    file,
                    tensor,
                    "has " + Math.max(bytes, inMemory) + " bytes: up to " + Integer.MAX_VALUE + " are allowed");
        }
        return (int) bytes;
    }

    /** From where tensors say they are in the data to where they are in the file. */
    private Map<String, StoredTensor> inOrder(long size) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        long end = 0;
        for (StoredTensor tensor : found.values().stream()
                .sorted(Comparator.comparingLong(StoredTensor::position).thenComparingInt(StoredTensor::bytes))
                .toList()) {
            if (tensor.position() != end) {
                throw tensor.fault("begins at byte " + tensor.position()
                        + " of the data, where the tensor before it ends at " + end
                        + ": neither gaps nor overlaps are allowed");
            }
            end = tensor.end();
            tensors.put(tensor.name(), tensor.movedBy(start));
        }
        if (end != size - start) {
            throw InvalidWeightsException.in(
                    file,
                    "holds " + (size - start) + " bytes of data, its header says " + end
                            + (end > size - start ? ": it is cut short" : ""));
        }
        return tensors;
    }
}
