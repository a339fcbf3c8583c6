package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads safetensors files of float32, float16, bfloat16 and float64, and writes those of float32 and float64. Where a file is
 * read, it may also be the {@linkplain ShardIndex index} of several that lie beside it. Their data never lies on the Java heap.
 * Whatever is wrong with one is an {@link InvalidWeightsException} of one line.
 */
public final class Safetensors {

    private Safetensors() {}

    /** Names and shapes of tensors of any type, in the order of the data; nothing but the header is read. */
    public static Map<String, List<Long>> shapes(Path file) throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        tensors(file).forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    private static Map<String, StoredTensor> tensors(Path file) throws IOException {
        return ShardIndex.named(file.toString()) ? ShardIndex.read(file).tensors() : SafetensorsHeader.read(file);
    }

    /** Every tensor, as {@link #load(Path, Collection, NDManager)} does some. */
    public static Map<String, NDArray> load(Path file, NDManager manager) throws IOException {
        return load(tensors(file).values(), manager);
    }

    /**
     * Some tensors as float32, in the order of the data; nothing is read of the others. NaN and infinity are refused, and
     * so are integers. Float32 stays where it is: its memory is the mapped file, which the manager holds, so that also a
     * view outlives the tensor it was taken of, but neither outlives the manager. The other types are widened exactly,
     * but for float64, which is rounded and must be within float32's range.
     *
     * @param names each in the file
     */
    public static Map<String, NDArray> load(Path file, Collection<String> names, NDManager manager) throws IOException {
        return load(some(file, names), manager);
    }

    private static Map<String, NDArray> load(Collection<StoredTensor> wanted, NDManager manager) throws IOException {
        wanted.forEach(StoredTensor::requireLoaded);
        Map<String, NDArray> loaded = new LinkedHashMap<>();
        for (Map.Entry<Path, List<StoredTensor>> ofFile : byFile(wanted).entrySet()) {
            try (TensorLoader loader = new TensorLoader(ofFile.getKey(), ofFile.getValue(), manager)) {
                for (StoredTensor tensor : ofFile.getValue()) {
                    loaded.put(tensor.name(), loader.load(tensor));
                }
            }
        }
        return loaded;
    }

    private static Collection<StoredTensor> some(Path file, Collection<String> names) throws IOException {
        Map<String, StoredTensor> tensors = tensors(file);
        Set<String> wanted = new LinkedHashSet<>(names);
        for (String name : wanted) {
            if (!tensors.containsKey(name)) {
                throw InvalidWeightsException.in(file, name, "is missing");
            }
        }
        return tensors.values().stream()
                .filter(tensor -> wanted.contains(tensor.name()))
                .toList();
    }

    private static Map<Path, List<StoredTensor>> byFile(Collection<StoredTensor> tensors) {
        Map<Path, List<StoredTensor>> files = new LinkedHashMap<>();
        tensors.forEach(tensor ->
                files.computeIfAbsent(tensor.file(), file -> new ArrayList<>()).add(tensor));
        return files;
    }

    /** Every tensor of a file of float64 as it is, in the order of the data. They are copied, by way of the heap. */
    public static Map<String, NDArray> loadDoubles(Path file, NDManager manager) throws IOException {
        Map<String, NDArray> loaded = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (StoredTensor tensor : SafetensorsHeader.read(file).values()) {
                double[] values = FloatReader.doubles(channel, tensor);
                long[] shape =
                        tensor.shape().stream().mapToLong(Long::longValue).toArray();
                loaded.put(tensor.name(), manager.create(values, new Shape(shape)));
            }
        }
        return loaded;
    }

    /** Reads all data once and refuses what {@link #load} would; the tensor engine is not needed. */
    public static void requireFinite(Path file) throws IOException {
        requireFinite(tensors(file).values());
    }

    /** Reads the data of some tensors, each of which is in the file, as {@link #requireFinite(Path)} does all. */
    public static void requireFinite(Path file, Collection<String> names) throws IOException {
        requireFinite(some(file, names));
    }

    private static void requireFinite(Collection<StoredTensor> tensors) throws IOException {
        tensors.forEach(StoredTensor::requireLoaded);
        for (Map.Entry<Path, List<StoredTensor>> ofFile : byFile(tensors).entrySet()) {
            try (FileChannel channel = FileChannel.open(ofFile.getKey(), StandardOpenOption.READ)) {
                FloatReader reader = new FloatReader(channel, ofFile.getValue());
                for (StoredTensor tensor : ofFile.getValue()) {
                    reader.check(tensor);
                }
            }
        }
    }

    /** The texts that a file's {@code __metadata__} holds, by their names; whatever else it holds is left out. */
    public static SortedMap<String, String> metadata(Path file) throws IOException {
        return SafetensorsHeader.metadata(file);
    }

    /** The file's bytes for tensors of float32 or float64 in the order given; the same tensors give the same bytes. */
    public static byte[] encode(Map<String, NDArray> tensors) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            write(tensors, new TreeMap<>(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has none
        }
        return file.toByteArray();
    }

    /**
     * Writes what {@link #encode} gives, one tensor at a time on the heap.
     *
     * @param metadata texts that go before the tensors; nothing is written where there are none
     */
    public static void write(Map<String, NDArray> tensors, SortedMap<String, String> metadata, OutputStream out)
            throws IOException {
        SafetensorsBeginning beginning = new SafetensorsBeginning(metadata);
        tensors.forEach((name, tensor) -> beginning.add(name, type(tensor), shape(tensor)));
        out.write(beginning.bytes());
        for (NDArray tensor : tensors.values()) {
            out.write(bytes(tensor, type(tensor)));
        }
    }

    static List<Long> shape(NDArray tensor) {
        return Arrays.stream(tensor.getShape().getShape()).boxed().toList();
    }

    private static TensorType type(NDArray tensor) {
        return tensor.getDataType() == DataType.FLOAT64 ? TensorType.F64 : TensorType.F32;
    }

    private static byte[] bytes(NDArray tensor, TensorType type) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(tensor.size() * type.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (type == TensorType.F64) {
            buffer.asDoubleBuffer().put(tensor.toDoubleArray());
        } else {
            buffer.asFloatBuffer().put(tensor.toFloatArray());
        }
        return buffer.array();
    }
}
