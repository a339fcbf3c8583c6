package io.editrisk.dataset.pickle;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** {@code numpy.ndarray}: made empty, then given its state. */
final class NumpyArray implements Dialect.Buildable {

    private final String source;
    private Optional<StoredArray> array = Optional.empty();

    NumpyArray(String source) {
        this.source = source;
    }

    /** Empty where the pickle gave it no state. */
    Optional<StoredArray> array() {
        return array;
    }

    /** State: version, shape, type, whether the first axis is the fastest, bytes. */
    @Override
    public void build(Object state) {
        if (!(state instanceof List<?> parts)
                || parts.size() != 5
                || !(parts.get(2) instanceof NumpyType type)
                || !(parts.get(3) instanceof Boolean columns)
                || !(parts.get(4) instanceof ByteBuffer bytes)) {
            throw new IllegalArgumentException(
                    "a numpy.ndarray whose state is not (version, shape, dtype, order, bytes)");
        }
        List<Long> shape = Whole.numbers(parts.get(1));
        Layout layout = columns ? Layout.columnMajor(shape) : Layout.rowMajor(shape);
        if (Math.multiplyExact(layout.count(), type.type().bytes()) != bytes.remaining()) {
            throw new IllegalArgumentException(
                    "a numpy.ndarray of shape " + shape + " with " + bytes.remaining() + " bytes of " + type.type());
        }
        array = Optional.of(StoredArray.of(source, type.type(), layout, new ByteRange.InMemory(bytes)));
    }
}
