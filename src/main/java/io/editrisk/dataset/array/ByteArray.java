package io.editrisk.dataset.array;

import java.util.List;

/**
 * Whole numbers 0..255 in an array of several dimensions.
 *
 * @param shape the last dimension is the one whose neighbours lie side by side
 * @param values as many as the shape's product
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ByteArray(List<Integer> shape, byte[] values) {

    public ByteArray {
        shape = List.copyOf(shape);
        if (size(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " values in an array of " + shape);
        }
    }

    static long size(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** 0..255. */
    public int at(int index) {
        return values[index] & 0xff;
    }
}
