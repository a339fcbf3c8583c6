package io.editrisk.dataset.published;

import io.editrisk.image.DamagedImageException;
import io.editrisk.image.RgbImage;
import java.util.function.Supplier;

/**
 * A picture as it was published, read when it is asked for. What reads it may throw {@link DamagedImageException} where the
 * picture alone is damaged: it is refused by name, or skipped.
 */
public sealed interface Picture {

    /** A whole PNG or JPEG, which is stored as it is. */
    record Encoded(Supplier<byte[]> bytes) implements Picture {}

    /** Pixels, out of an array or drawn here, which are stored as PNG. */
    record Pixels(Supplier<RgbImage> image) implements Picture {}
}
