package io.editrisk.shift;

import java.util.List;

/** The corruptions that a config may name, by their published names. */
public final class Corruptions {

    private static final List<String> NAMES = List.of("gaussian_noise", "defocus_blur", "fog", "jpeg_compression");

    private Corruptions() {}

    public static List<String> names() {
        return NAMES;
    }
}
