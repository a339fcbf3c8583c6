package io.editrisk.dataset;

import org.jspecify.annotations.Nullable;

/** {@code KEY.json} of a sample: which source image it is, and where that came from. */
record SampleNote(String identity, String source) {
    SampleNote(@Nullable String identity, @Nullable String source) {
        if (identity == null || identity.isBlank() || source == null) {
            throw new IllegalArgumentException("identity and source are needed, both text");
        }
        this.identity = identity;
        this.source = source;
    }
}
