package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code src/test/reference/corruptions.py} wrote. */
final class ReferencePictures {

    private static final ImageCodec CODEC = new ImageCodec();

    private ReferencePictures() {}

    /** The input pictures of that size. */
    static List<RgbImage> inputs(int size) {
        RgbImage stacked = CODEC.decode(bytes("input-" + size + ".png"));
        List<RgbImage> pictures = new ArrayList<>();
        int length = size * size * 3;
        for (int from = 0; from < stacked.pixels().length; from += length) {
            pictures.add(new RgbImage(size, size, Arrays.copyOfRange(stacked.pixels(), from, from + length)));
        }
        return pictures;
    }

    /** The pixels of the pictures corrupted, one behind the other; of 224 pixels the upper 32 rows only. */
    static byte[] corrupted(String corruption, int size, int severity) {
        return CODEC.decode(bytes(corruption + "-" + size + "-" + severity + ".png"))
                .pixels();
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
        };
    }

    private static short next(ByteBuffer draws) {
        if (!draws.hasRemaining()) {
            draws.rewind();
        }
        return draws.getShort();
    }

    private static byte[] bytes(String file) {
        String name = "/reference/corruptions/" + file;
        try (InputStream content = ReferencePictures.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
