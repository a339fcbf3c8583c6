package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks a corruption's parameters up. */
final class Severity {

    private Severity() {}

    /** The parameters of the picture's size at a severity of 1..5. */
    static <T> T of(Map<PublishedSize, List<T>> table, RgbImage image, int severity) {
        if (severity < 1 || severity > 5) {
            throw new IllegalArgumentException("severity " + severity + " is not one of 1, 2, 3, 4, 5");
        }
        return Objects.requireNonNull(table.get(PublishedSize.of(image))).get(severity - 1);
    }
}
