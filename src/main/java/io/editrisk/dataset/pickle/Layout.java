package io.editrisk.dataset.pickle;

import java.util.List;

/**
 * Where an array's elements lie, counted in elements.
 *
 * @param shape how many there are along each axis, up to 8 axes
 * @param strides how far apart neighbours along each axis lie; 0 where all are the same element
 * @param offset where the first lies
 */
record Layout(List<Long> shape, List<Long> strides, long offset) {

    private static final int MOST_AXES = 8;

    Layout {
        if (shape.size() > MOST_AXES || shape.size() != strides.size()) {
            throw new IllegalArgumentException("an array of %d axes with %d strides; up to %d, each with its stride"
                    .formatted(shape.size(), strides.size(), MOST_AXES));
        }
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        if (offset < 0
                || shape.stream().anyMatch(extent -> extent < 0)
                || strides.stream().anyMatch(stride -> stride < 0)) {
            throw new IllegalArgumentException(
                    "an array of shape " + shape + ", strides " + strides + " and offset " + offset + ", below 0");
        }
    }

    /** One element after the other, the last axis fastest. */
    static Layout rowMajor(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, Math.max(1, shape.get(axis)));
        }
        return new Layout(shape, List.of(strides), 0);
    }

    /** One element after the other, the first axis fastest, as Fortran has it. */
    static Layout columnMajor(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int axis = 0; axis < shape.size(); axis++) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, Math.max(1, shape.get(axis)));
        }
        return new Layout(shape, List.of(strides), 0);
    }

    /** How many elements; an {@link ArithmeticException} beyond 63 bits. */
    long count() {
        long count = 1;
        for (long extent : shape) {
            if (extent == 0) {
                return 0;
            }
            count = Math.multiplyExact(count, extent);
        }
        return count;
    }

    /** One behind the last element, where there are any; an {@link ArithmeticException} beyond 63 bits. */
    long end() {
        long last = offset;
        for (int axis = 0; axis < shape.size(); axis++) {
            last = Math.addExact(last, Math.multiplyExact(shape.get(axis) - 1, strides.get(axis)));
        }
        return Math.addExact(last, 1);
    }

    /** What lies at one place of the first axis. */
    Layout at(long index) {
        if (shape.isEmpty() || index < 0 || index >= shape.get(0)) {
            throw new IndexOutOfBoundsException("place " + index + " of an array of shape " + shape);
        }
        return new Layout(
                shape.subList(1, shape.size()), strides.subList(1, strides.size()), offset + index * strides.get(0));
    }

    /** The same elements counted from another first one. */
    Layout from(long first) {
        return new Layout(shape, strides, offset - first);
    }

    /** How many of the last axes' elements lie one after the other without a gap; at least 1 element. */
    int axesInARow() {
        long expected = 1;
        int axes = 0;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            if (shape.get(axis) != 1 && strides.get(axis) != expected) {
                return axes;
            }
            expected *= shape.get(axis);
            axes++;
        }
        return axes;
    }
}
