package io.editrisk.shift;

import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.IceCrystals.Look;
import io.editrisk.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Five textures that frost is cut from: generated, or those of hendrycks/robustness, for which no licence is given and which
 * are therefore not shipped. Threads may share them.
 */
public final class FrostTextures {

    /** The corruption that is cut from them. */
    public static final String CORRUPTION = "frost";

    /** Of each set; the published code never draws its sixth. */
    static final int COUNT = 5;

    private static final List<String> FILES =
            List.of("frost1.png", "frost2.png", "frost3.png", "frost4.jpg", "frost5.jpg");

    /** Sizes, means and deviations are those of the originals, so that a severity is about as severe. */
    private static final List<Look> LOOKS = List.of(
            new Look(900, 600, new int[] {78, 149, 166}, new int[] {27, 16, 15}, 200, 190),
            new Look(560, 315, new int[] {201, 205, 214}, new int[] {21, 22, 23}, 90, 120),
            new Look(560, 315, new int[] {201, 205, 214}, new int[] {21, 22, 23}, 60, 160),
            new Look(527, 350, new int[] {138, 153, 165}, new int[] {28, 28, 30}, 90, 130),
            new Look(660, 495, new int[] {112, 123, 135}, new int[] {44, 43, 42}, 110, 150));

    /** How much smaller they are made for pictures of 64 and of 32 pixels, as published. */
    private static final double TINY_SCALE = 0.3;

    private static final double CIFAR_SCALE = 0.2;

    /** How much larger than the picture a texture is made that does not cover it, as in bethgelab's imagecorruptions. */
    private static final double ROOM = 1.1;

    /** Smaller ones would leave nothing of them at the scale for 32 pixels. */
    private static final int SMALLEST_SIDE = 32;

    private final Supplier<Scaled> scaled;
    private final String origin;

    private FrostTextures(Supplier<Scaled> scaled, String origin) {
        this.scaled = scaled;
        this.origin = origin;
    }

    /** Made when frost is first wanted, which takes a fraction of a second, and kept. */
    public static FrostTextures generated() {
        return new FrostTextures(() -> Generated.TEXTURES, "generated");
    }

    /**
     * The originals: frost1.png, frost2.png, frost3.png, frost4.jpg and frost5.jpg.
     *
     * @throws IllegalArgumentException naming the file that is not there or cannot be read
     */
    public static FrostTextures from(Path folder) {
        List<RgbImage> textures = new ArrayList<>();
        for (String file : FILES) {
            textures.add(read(folder.resolve(file)));
        }
        Scaled scaled = Scaled.of(textures);
        return new FrostTextures(() -> scaled, "sha256:" + digest(textures));
    }

    /** Of their sizes and pixels: textures that were encoded otherwise are still the same. */
    private static String digest(List<RgbImage> textures) {
        Digest digest = new Digest();
        textures.forEach(
                texture -> digest.add(texture.width() + "x" + texture.height()).add(texture.pixels()));
        return digest.hex();
    }

    /**
     * Which they are, as plans, notes and pages have it: {@code generated}, or {@code sha256:} and a digest in hex over sizes
     * and pixels of the five.
     */
    public String origin() {
        return origin;
    }

    private static RgbImage read(Path file) {
        try {
            RgbImage texture = new ImageCodec().decode(Files.readAllBytes(file));
            if (Math.min(texture.width(), texture.height()) < SMALLEST_SIDE) {
                throw new DamagedImageException("%dx%d pixels; either side has at least %d"
                        .formatted(texture.width(), texture.height(), SMALLEST_SIDE));
            }
            return texture;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    file + " is not there; textures of frost are " + String.join(", ", FILES), e);
        } catch (IOException | DamagedImageException e) {
            throw new IllegalArgumentException(file + " is no texture of frost: " + e.getMessage(), e);
        }
    }

    /**
     * The texture at the scale that goes with the picture's {@link PublishedSize}; made larger where it would not cover it.
     *
     * @param index 0..4
     */
    RgbImage covering(RgbImage image, int index) {
        RgbImage texture = scaled.get().forSize(PublishedSize.of(image)).get(index);
        if (texture.width() > image.width() && texture.height() > image.height()) {
            return texture;
        }
        double wider = (image.width() + 1.0) / texture.width();
        double higher = (image.height() + 1.0) / texture.height();
        return LinearResize.of(texture, Math.max(wider, higher) * ROOM);
    }

    /** The five at the scales of the published sizes. */
    private record Scaled(List<RgbImage> whole, List<RgbImage> tiny, List<RgbImage> cifar) {

        static Scaled of(List<RgbImage> textures) {
            return new Scaled(
                    List.copyOf(textures),
                    textures.stream().map(t -> LinearResize.of(t, TINY_SCALE)).toList(),
                    textures.stream().map(t -> LinearResize.of(t, CIFAR_SCALE)).toList());
        }

        List<RgbImage> forSize(PublishedSize size) {
            return switch (size) {
                case CIFAR -> cifar;
                case TINY -> tiny;
                case IMAGENET, INCEPTION -> whole;
            };
        }
    }

    /** Made by the first picture that gets frost on it. */
    private static final class Generated {
        static final Scaled TEXTURES = Scaled.of(textures());

        private static List<RgbImage> textures() {
            List<RgbImage> textures = new ArrayList<>();
            for (Look look : LOOKS) {
                String name = Integer.toString(textures.size() + 1);
                textures.add(IceCrystals.texture(look, SeededDraws.of(0, "frost", name)));
            }
            return textures;
        }
    }
}
