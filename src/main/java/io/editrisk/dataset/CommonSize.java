package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.PictureSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The size of many pictures, as long as they all have the same. */
final class CommonSize {

    private @Nullable PictureSize common;
    private boolean differ;

    void add(PictureSize size) {
        differ |= common != null && !common.equals(size);
        common = size;
    }

    /** Of several pictures; empty where theirs differ. */
    void add(Optional<PictureSize> size) {
        size.ifPresentOrElse(this::add, () -> differ = true);
    }

    /** Empty where they differ or there was none. */
    Optional<PictureSize> get() {
        return differ ? Optional.empty() : Optional.ofNullable(common);
    }
}
