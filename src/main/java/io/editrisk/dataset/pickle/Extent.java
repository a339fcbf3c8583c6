package io.editrisk.dataset.pickle;

/** Whether what an array says of itself fits the bytes that it lies in. */
final class Extent {

    /** A view may show its storage so often: masks of one channel are three channels of the same. */
    private static final long MOST_REPEATS = 16;

    /** Small arrays may repeat one number more often than that. */
    private static final long SMALL_BYTES = 1 << 16;

    private Extent() {}

    static void require(ElementType type, Layout layout, long bytes) {
        try {
            long count = layout.count();
            if (count == 0) {
                return;
            }
            if (Math.multiplyExact(layout.end(), type.bytes()) > bytes) {
                throw new IllegalArgumentException(
                        "an array of shape %s, strides %s and offset %d, of which the last number lies outside its %d bytes"
                                .formatted(layout.shape(), layout.strides(), layout.offset(), bytes));
            }
            if (Math.multiplyExact(count, type.bytes()) > Math.max(SMALL_BYTES, MOST_REPEATS * bytes)) {
                throw new IllegalArgumentException(
                        "an array of shape %s out of %d bytes: numbers are repeated at most %d times"
                                .formatted(layout.shape(), bytes, MOST_REPEATS));
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an array of shape " + layout.shape() + ": larger than any file");
        }
    }
}
