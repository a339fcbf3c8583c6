package io.editrisk.dataset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code KEY.json} of a sample: which source image it is (see {@link ImageIdentity}), and where that came from. */
record SampleNote(String identity, String source, Optional<String> pixels) {
    SampleNote(@Nullable String identity, @Nullable String source, Optional<String> pixels) {
        if (identity == null || identity.isBlank() || source == null) {
            throw new IllegalArgumentException("identity and source are needed, both text");
        }
        this.identity = identity;
        this.source = source;
        this.pixels = pixels;
    }

    static SampleNote of(StoredSample sample) {
        return new SampleNote(
                sample.identity().name(), sample.source(), sample.identity().pixels());
    }

    ImageIdentity imageIdentity() {
        return new ImageIdentity(identity, pixels);
    }
}
