package io.editrisk.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Collection;

/** Reads tensors of one file as float32, a piece at a time through memory off the heap, and refuses NaN and infinity. */
final class FloatReader {

    /** A piece stays in the processor's cache while it is read, widened and looked through. */
    private static final int VALUES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer stored;
    private final ByteBuffer floats;

    /** A reader of these tensors of the channel's file, with no more room than they need. */
    FloatReader(FileChannel channel, Collection<StoredTensor> tensors) {
        this.channel = channel;
        int largest = tensors.stream().mapToInt(StoredTensor::values).max().orElse(0);
        int room = Math.min(VALUES, largest);
        this.floats = direct(room * Float.BYTES);
        this.stored = tensors.stream().allMatch(tensor -> tensor.type() == TensorType.F32)
                ? floats
                : direct(room * Double.BYTES);
    }

    /** A tensor of float64 as it is; an {@link InvalidWeightsException} where it is of another type, or not finite. */
    static double[] doubles(FileChannel channel, StoredTensor tensor) throws IOException {
        if (tensor.type() != TensorType.F64) {
            throw tensor.fault("has type " + tensor.type() + ": F64 is allowed");
        }
        ByteBuffer bytes = ByteBuffer.allocate(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, bytes, tensor, 0);
        double[] values = new double[tensor.values()];
        bytes.asDoubleBuffer().get(values);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw tensor.fault("holds " + value + ": only finite numbers are allowed");
            }
        }
        return values;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads a tensor and throws it away; an {@link InvalidWeightsException} where a value is not finite. */
    void check(StoredTensor tensor) throws IOException {
        for (int from = 0; from < tensor.values(); from += VALUES) {
            read(tensor, from, floats.clear());
        }
    }

    /**
     * Reads a tensor; an {@link InvalidWeightsException} where a value is not finite.
     *
     * @param into as long as the tensor is as float32
     */
    void read(StoredTensor tensor, ByteBuffer into) throws IOException {
        for (int from = 0; from < tensor.values(); from += VALUES) {
            into.position(from * Float.BYTES);
            read(tensor, from, into.slice().order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /** Reads the piece from a value on; the buffer's position is 0. */
    private void read(StoredTensor tensor, int from, ByteBuffer piece) throws IOException {
        TensorType type = tensor.type();
        int count = Math.min(VALUES, tensor.values() - from);
        ByteBuffer source = type == TensorType.F32 ? piece : stored;
        fill(channel, source.clear().limit(count * type.bytes()), tensor, (long) from * type.bytes());
        if (type != TensorType.F32) {
            Floats.widen(type, stored, piece, count);
        }
        if (!Floats.allFinite(piece, count)) {
            throw notFinite(tensor, from, piece, count);
        }
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, StoredTensor tensor, long offset)
            throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, tensor.position() + offset + buffer.position()) < 0) {
                throw tensor.fault("is cut short");
            }
        }
        buffer.clear();
    }

    private InvalidWeightsException notFinite(StoredTensor tensor, int from, ByteBuffer piece, int count) {
        int i = 0;
        while (i < count - 1 && Float.isFinite(piece.getFloat(i * Float.BYTES))) {
            i++;
        }
        if (tensor.type() == TensorType.F64 && Double.isFinite(stored.getDouble(i * Double.BYTES))) {
            return tensor.fault("holds " + stored.getDouble(i * Double.BYTES) + " at index " + (from + i)
                    + ": only what float32 can hold is allowed");
        }
        return tensor.fault("holds " + piece.getFloat(i * Float.BYTES) + " at index " + (from + i)
                + ": only finite numbers are allowed");
    }
}
