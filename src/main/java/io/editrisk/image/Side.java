package io.editrisk.image;

/**
 * One side of a resize, its width or its height: of {@code source} pixels those between two edges become {@code size}
 * pixels, of which {@code count} from {@code first} on are wanted. What is wanted does not depend on what is not.
 */
record Side(int source, float from, float to, int size, int first, int count) {
    Side {
        if (!(from >= 0 && from < to && to <= source)) {
            throw new IllegalArgumentException(from + " to " + to + " is not within " + source + " pixels");
        }
        if (first < 0 || count < 1 || count > size - first) {
            throw new IllegalArgumentException(count + " pixels from " + first + " are not within " + size);
        }
    }

    /** All of the source, all of the result. */
    static Side of(int source, int size) {
        return new Side(source, 0, source, size, 0, size);
    }

    Side between(float lower, float upper) {
        return new Side(source, lower, upper, size, first, count);
    }

    Side only(int wantedFirst, int wantedCount) {
        return new Side(source, from, to, size, wantedFirst, wantedCount);
    }

    /** Source pixels a pixel of the result. */
    double scale() {
        return (double) (to - from) / size;
    }

    /** Whether every pixel of the result is one of the source's. */
    boolean same() {
        return to - from == size && from == (int) from;
    }
}
