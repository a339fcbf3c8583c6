package io.editrisk.tensor;

import java.nio.file.Path;
import java.util.List;

/**
 * One tensor as a file's header has it.
 *
 * @param position of its first byte, from the file's beginning; while the header is read, from the data's
 * @param bytes at most {@link Integer#MAX_VALUE}
 */
record StoredTensor(Path file, String name, TensorType type, List<Long> shape, long position, int bytes) {

    int values() {
        return bytes / type.bytes();
    }

    long end() {
        return position + bytes;
    }

    StoredTensor movedBy(long bytes) {
        return new StoredTensor(file, name, type, shape, position + bytes, this.bytes);
    }

    /** This tensor; an {@link InvalidWeightsException} where it is none that becomes float32. */
    StoredTensor requireLoaded() {
        if (!type.loaded()) {
            throw fault("has type " + type + ": " + TensorType.LOADED);
        }
        return this;
    }

    InvalidWeightsException fault(String what) {
        return InvalidWeightsException.in(file, name, what);
    }
}
