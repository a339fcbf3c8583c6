package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads and writes safetensors files of float32. Files are mapped, not read: their data never lies on the Java heap.
 * Whatever is wrong with one is an {@link InvalidWeightsException} of one line.
 */
public final class Safetensors {

    private static final Set<StandardOpenOption> READ = EnumSet.of(StandardOpenOption.READ);
    private static final Set<StandardOpenOption> READ_AND_WRITE =
            EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final int ALIGNMENT = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Safetensors() {}

    /** Names and shapes, in the order of the data; nothing but the header is read. */
    public static Map<String, List<Long>> shapes(Path file) throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        SafetensorsHeader.read(file).tensors().forEach((name, entry) -> shapes.put(name, entry.shape()));
        return shapes;
    }

    /**
     * Every tensor, in the order of the data; a file that holds NaN or infinity is refused. Their memory is the mapped
     * file, which the manager holds: also a view outlives the tensor it was taken of, but neither outlives the manager.
     */
    public static Map<String, NDArray> load(Path file, NDManager manager) throws IOException {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        boolean writable = Files.isWritable(file);
        try (FileChannel channel = FileChannel.open(file, writable ? READ_AND_WRITE : READ)) {
            for (Map.Entry<String, SafetensorsHeader.Entry> tensor :
                    header.tensors().entrySet()) {
                ByteBuffer data = privately(channel, writable, header.start(), tensor.getValue());
                requireFinite(file, tensor.getKey(), data);
                long[] shape = tensor.getValue().shape().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
                // nothing to close: that the manager refers to the buffer is what keeps it mapped
                manager.attachInternal(UUID.randomUUID().toString(), data::clear);
                tensors.put(tensor.getKey(), manager.create(data, new Shape(shape), DataType.FLOAT32));
            }
        }
        return tensors;
    }

    /** Java maps privately only what may be written, though nothing ever is: what may not be is copied. */
    private static ByteBuffer privately(
            FileChannel channel, boolean writable, long start, SafetensorsHeader.Entry entry) throws IOException {
        if (writable) {
            return map(channel, FileChannel.MapMode.PRIVATE, start, entry);
        }
        ByteBuffer mapped = map(channel, FileChannel.MapMode.READ_ONLY, start, entry);
        return ByteBuffer.allocateDirect(mapped.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(mapped)
                .flip();
    }

    /** Reads all data once and refuses NaN and infinity; the tensor engine is not needed. */
    public static void requireFinite(Path file) throws IOException {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (Map.Entry<String, SafetensorsHeader.Entry> tensor :
                    header.tensors().entrySet()) {
                requireFinite(
                        file,
                        tensor.getKey(),
                        map(channel, FileChannel.MapMode.READ_ONLY, header.start(), tensor.getValue()));
            }
        }
    }

    private static ByteBuffer map(
            FileChannel channel, FileChannel.MapMode mode, long start, SafetensorsHeader.Entry entry)
            throws IOException {
        return channel.map(mode, start + entry.from(), entry.to() - entry.from())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireFinite(Path file, String tensor, ByteBuffer data) {
        FloatBuffer values = data.asFloatBuffer();
        for (int i = 0; i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                throw SafetensorsHeader.fault(
                        file,
                        tensor,
                        "holds " + values.get(i) + " at index " + i + ": only finite numbers are allowed");
            }
        }
    }

    /** The file's bytes for tensors in the order given; the same tensors give the same bytes. */
    public static byte[] encode(Map<String, NDArray> tensors) {
        ObjectNode header = MAPPER.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        tensors.forEach((name, tensor) -> {
            ObjectNode entry = header.putObject(name).put("dtype", "F32");
            for (long extent : tensor.getShape().getShape()) {
                entry.withArray("shape").add(extent);
            }
            entry.withArray("shape");
            entry.putArray("data_offsets").add(data.size()).add(data.size() + tensor.size() * Float.BYTES);
            data.writeBytes(bytes(tensor));
        });
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer file = ByteBuffer.allocate(ALIGNMENT + padded + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json).put(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
        return file.put(data.toByteArray()).array();
    }

    private static byte[] bytes(NDArray tensor) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(tensor.size() * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(tensor.toFloatArray());
        return buffer.array();
    }
}
