package io.editrisk.dataset.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * An array of NumPy's or a tensor of PyTorch's as its file has it; numbers are read when they are asked for, in row-major
 * order whatever way they are stored. Valid as long as the file's bytes can be read. Threads may share one.
 */
public final class StoredArray {

    private final String source;
    private final ElementType type;
    private final Layout layout;
    private final ByteRange bytes;

    private StoredArray(String source, ElementType type, Layout layout, ByteRange bytes) {
        this.source = source;
        this.type = type;
        this.layout = layout;
        this.bytes = bytes;
    }

    /**
     * @param source how faults name it
     * @throws IllegalArgumentException where elements lie outside the bytes, or are repeated beyond all need
     */
    static StoredArray of(String source, ElementType type, Layout layout, ByteRange bytes) {
        Extent.require(type, layout, bytes.size());
        return new StoredArray(source, type, layout, bytes);
    }

    public ElementType type() {
        return type;
    }

    public List<Long> shape() {
        return layout.shape();
    }

    /** How many there are along the first axis. */
    public int length() {
        if (layout.shape().isEmpty() || layout.shape().get(0) > Integer.MAX_VALUE) {
            throw fault("has no first axis of up to " + Integer.MAX_VALUE + " places");
        }
        return Math.toIntExact(layout.shape().get(0));
    }

    /** What lies at one place of the first axis. */
    public StoredArray at(int index) {
        return new StoredArray(source + "[" + index + "]", type, layout.at(index), bytes);
    }

    /** The numbers, 0 to 255; an {@link InvalidPickleException} where they are not stored as {@code uint8}. */
    public byte[] bytes() throws IOException {
        if (type != ElementType.UINT8) {
            throw fault("holds " + type.name().toLowerCase(Locale.ROOT) + "; uint8 is needed");
        }
        return gathered().array();
    }

    /** The whole numbers; an {@link InvalidPickleException} where others are stored. */
    public long[] integers() throws IOException {
        if (!type.whole()) {
            throw fault("holds " + type.name().toLowerCase(Locale.ROOT) + "; whole numbers are needed");
        }
        ByteBuffer from = gathered();
        long[] values = new long[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.integer(from);
        }
        return values;
    }

    /** The numbers as float32; true is 1. */
    public float[] floats() throws IOException {
        ByteBuffer from = gathered();
        float[] values = new float[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.real(from);
        }
        return values;
    }

    private ByteBuffer gathered() throws IOException {
        ByteBuffer values =
                ByteBuffer.allocate(Math.multiplyExact(count(), type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        if (values.hasRemaining()) {
            Gathering.into(values, type, layout, bytes);
        }
        return values.flip();
    }

    private int count() {
        long count = layout.count();
        if (count * type.bytes() > Integer.MAX_VALUE - 8) {
            throw fault("has " + count + " numbers, too many to be read at once");
        }
        return (int) count;
    }

    /** An {@link InvalidPickleException} that names this array. */
    public InvalidPickleException fault(String what) {
        return new InvalidPickleException(source, what);
    }
}
