package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What {@code src/test/reference/corruptions.py} wrote. */
final class ReferencePictures {

    private static final Path FOLDER = Path.of("src/test/resources/reference/corruptions");
    private static final ImageCodec CODEC = new ImageCodec();

    private ReferencePictures() {}

    /** The input pictures of that size; that of 299 pixels is the one of 224, repeated to the right and below. */
    static List<RgbImage> inputs(int size) {
        if (size == 299) {
            return List.of(repeated(inputs(224).get(0), size));
        }
        RgbImage stacked = CODEC.decode(bytes("input-" + size + ".png"));
        List<RgbImage> pictures = new ArrayList<>();
        int length = size * size * 3;
        for (int from = 0; from < stacked.pixels().length; from += length) {
            pictures.add(new RgbImage(size, size, Arrays.copyOfRange(stacked.pixels(), from, from + length)));
        }
        return pictures;
    }

    private static RgbImage repeated(RgbImage image, int size) {
        byte[] pixels = new byte[size * size * 3];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / 3;
            pixels[i] = (byte) image.at(pixel % size % image.width(), pixel / size % image.height(), i % 3);
        }
        return new RgbImage(size, size, pixels);
    }

    /** The digest of the pictures corrupted by the published code. */
    static String published(String corruption, int size, int severity) {
        String start = corruption + " " + size + " " + severity + " ";
        return new String(bytes("digests.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }

    /** Of all pixels of the pictures, one behind the other. */
    static String digest(List<RgbImage> pictures) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            pictures.forEach(picture -> digest.update(picture.pixels()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The textures that stand in for the published ones. */
    static FrostTextures frost() {
        return FrostTextures.from(FOLDER.resolve("frost"));
    }

    /** The stored draws from their beginning, over and over. */
    static Draws draws() {
        ByteBuffer uniform = ByteBuffer.wrap(bytes("uniform.u16")).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer normal = ByteBuffer.wrap(bytes("normal.i16")).order(ByteOrder.LITTLE_ENDIAN);
        return new Draws() {
            @Override
            public double uniform() {
                return (next(uniform) & 0xffff) / 65536.0;
            }

            @Override
            public double gaussian() {
                return next(normal) / 8192.0;
            }

            @Override
            public int below(int bound) {
                return (int) (uniform() * bound);
            }
        };
    }

    private static short next(ByteBuffer draws) {
        if (!draws.hasRemaining()) {
            draws.rewind();
        }
        return draws.getShort();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
