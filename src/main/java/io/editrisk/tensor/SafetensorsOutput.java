package io.editrisk.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A safetensors file that is put together of tensors of another one, byte by byte as they are, and of new ones. Wide types
 * come first, as the format's own writer has them, so that each tensor begins where its type allows. The same contents give
 * the same bytes.
 */
public final class SafetensorsOutput {

    private static final int PIECE = 1 << 24;

    private final Map<String, Content> contents = new LinkedHashMap<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();

    /** What a tensor is made of. */
    private interface Content {
        TensorType type();

        List<Long> shape();

        void write(FileChannel to) throws IOException;
    }

    private record Copied(StoredTensor tensor) implements Content {

        @Override
        public TensorType type() {
            return tensor.type();
        }

        @Override
        public List<Long> shape() {
            return tensor.shape();
        }

        @Override
        public void write(FileChannel to) throws IOException {
            try (FileChannel from = FileChannel.open(tensor.file(), StandardOpenOption.READ)) {
                for (long done = 0; done < tensor.bytes(); ) {
                    long moved = from.transferTo(tensor.position() + done, tensor.bytes() - done, to);
                    if (moved <= 0) {
                        throw tensor.fault("is cut short");
                    }
                    done += moved;
                }
            }
        }
    }

    private record Given(NDArray tensor, TensorType type) implements Content {

        @Override
        public List<Long> shape() {
            return Safetensors.shape(tensor);
        }

        /** A piece at a time: the largest layers have hundreds of megabytes. */
        @Override
        @SuppressWarnings("try") // a scope only has to end
        public void write(FileChannel to) throws IOException {
            try (Scope scope = new Scope()) {
                NDArray flat = tensor.toDevice(Device.cpu(), false).flatten();
                for (long from = 0; from < flat.size(); from += PIECE) {
                    float[] values = flat.get(from + ":" + Math.min(flat.size(), from + PIECE))
                            .toFloatArray();
                    ByteBuffer bytes =
                            ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
                    for (float value : values) {
                        if (type == TensorType.F64) {
                            bytes.putDouble(value);
                        } else {
                            bytes.putFloat(value);
                        }
                    }
                    writeAll(bytes.flip(), to);
                }
            }
        }
    }

    /** Every tensor of a file, or of an index's shards, and the metadata of the former. */
    public static SafetensorsOutput copyOf(Path file) throws IOException {
        SafetensorsOutput output = new SafetensorsOutput();
        boolean index = ShardIndex.named(file.toString());
        Map<String, StoredTensor> tensors = index ? ShardIndex.read(file).tensors() : SafetensorsHeader.read(file);
        tensors.forEach((name, tensor) -> output.contents.put(name, new Copied(tensor)));
        if (!index) {
            output.metadata.putAll(SafetensorsHeader.metadata(file));
        }
        return output;
    }

    /**
     * Puts a tensor of float32 there, in the place of one that had the name. It is written as float32, but as float64 in the
     * place of such a one: either holds its values exactly. Float16 and bfloat16 would not.
     */
    public SafetensorsOutput put(String name, NDArray tensor) {
        if (tensor.getDataType() != DataType.FLOAT32) {
            throw new IllegalArgumentException(name + " is of " + tensor.getDataType() + ", not float32");
        }
        Content before = contents.get(name);
        boolean wide = before != null && before.type() == TensorType.F64;
        contents.put(name, new Given(tensor, wide ? TensorType.F64 : TensorType.F32));
        return this;
    }

    /** Says something of the file in its header. */
    public SafetensorsOutput say(String name, String text) {
        metadata.put(name, text);
        return this;
    }

    /** Writes a file that is not there yet. */
    public void write(Path file) throws IOException {
        List<Map.Entry<String, Content>> wideFirst = contents.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> -entry.getValue().type().bytes()))
                .toList();
        SafetensorsBeginning beginning = new SafetensorsBeginning(metadata);
        wideFirst.forEach(entry -> beginning.add(
                entry.getKey(), entry.getValue().type(), entry.getValue().shape()));
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeAll(ByteBuffer.wrap(beginning.bytes()), to);
            for (Map.Entry<String, Content> entry : wideFirst) {
                entry.getValue().write(to);
            }
        }
    }

    private static void writeAll(ByteBuffer bytes, FileChannel to) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }
}
