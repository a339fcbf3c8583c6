package io.editrisk.shift;

/** What is seen beyond the edge of a row of pixels. */
enum Border {
    /** The last pixel: aaaa|abcd|dddd. */
    NEAREST {
        @Override
        int inside(int at, int length) {
            return Math.max(0, Math.min(length - 1, at));
        }
    },
    /** A mirror on the edge, SciPy's reflect: dcba|abcd|dcba. */
    REFLECT {
        @Override
        int inside(int at, int length) {
            int folded = Math.floorMod(at, 2 * length);
            return folded < length ? folded : 2 * length - 1 - folded;
        }
    },
    /** A mirror on the last pixel, OpenCV's BORDER_REFLECT_101: dcb|abcd|cba. */
    REFLECT_101 {
        @Override
        int inside(int at, int length) {
            if (length == 1) {
                return 0;
            }
            int folded = Math.floorMod(at, 2 * length - 2);
            return folded < length ? folded : 2 * length - 2 - folded;
        }
    };

    /** Which pixel of {@code length} is seen at that place, which may be anywhere. */
    abstract int inside(int at, int length);
}
