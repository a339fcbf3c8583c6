package io.editrisk.dataset.pickle;

import java.util.List;

/** Whole numbers among a pickle's values. */
final class Whole {

    private static final int MOST = 64;

    private Whole() {}

    static long number(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("something else where a whole number is needed");
    }

    /** The few of a shape or of strides. */
    static List<Long> numbers(Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST) {
            throw new IllegalArgumentException("something else where a shape is needed");
        }
        return list.stream().map(Whole::number).toList();
    }
}
