package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import java.util.List;

/** The corruptions that a config may name, by their published names and in the published order of their groups. */
public final class Corruptions {

    private static final List<Corruption> ALL =
            List.of(new GaussianNoise(), new DefocusBlur(), new Fog(), new JpegCompression(new ImageCodec()));

    private Corruptions() {}

    public static List<Corruption> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Corruption::name).toList();
    }

    /** The corruption of that name; an {@link IllegalArgumentException} that lists the known ones where there is none. */
    public static Corruption named(String name) {
        return ALL.stream()
                .filter(corruption -> corruption.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown corruption '" + name + "'; allowed: " + String.join(", ", names())));
    }
}
