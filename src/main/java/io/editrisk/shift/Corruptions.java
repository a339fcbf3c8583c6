package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import java.util.List;

/**
 * The corruptions that a config may name, by their published names and in the published order: the 15 common ones by their
 * groups, then the 4 extra ones.
 */
public final class Corruptions {

    private static final List<Corruption> ALL = all(FrostTextures.generated());

    private Corruptions() {}

    /** All 19. */
    public static List<Corruption> all() {
        return ALL;
    }

    /** All 19, with frost cut from other textures than the generated ones. */
    public static List<Corruption> all(FrostTextures textures) {
        return List.of(
                new GaussianNoise(),
                new ShotNoise(),
                new ImpulseNoise(),
                new DefocusBlur(),
                new GlassBlur(),
                new MotionBlur(),
                new ZoomBlur(),
                new Snow(),
                new Frost(textures),
                new Fog(),
                new Brightness(),
                new Contrast(),
                new ElasticTransform(),
                new Pixelate(),
                new JpegCompression(new ImageCodec()),
                new SpeckleNoise(),
                new GaussianBlur(),
                new Spatter(),
                new Saturate());
    }

    public static List<String> names() {
        return ALL.stream().map(Corruption::name).toList();
    }

    /** Those of the 15 that published means are over. */
    public static List<String> commonNames() {
        return ALL.stream().filter(Corruption::common).map(Corruption::name).toList();
    }

    /** The corruption of that name; an {@link IllegalArgumentException} that lists the known ones where there is none. */
    public static Corruption named(String name) {
        return ALL.stream()
                .filter(corruption -> corruption.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown corruption '" + name + "'; allowed: " + String.join(", ", names())));
    }

    /** The same with frost cut from other textures than the generated ones. */
    public static Corruption named(String name, FrostTextures textures) {
        Corruption known = named(name);
        return known instanceof Frost ? new Frost(textures) : known;
    }
}
