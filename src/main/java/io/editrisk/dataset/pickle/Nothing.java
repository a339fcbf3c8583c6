package io.editrisk.dataset.pickle;

/** Python's {@code None}. */
enum Nothing {
    NONE
}
