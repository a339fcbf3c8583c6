package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.util.List;

/** The picture saved as a JPEG of low quality and read again. */
final class JpegCompression implements Corruption {

    /** As Pillow counts quality, 1..100. */
    private static final Published<Integer> QUALITY = new Published<>(
            List.of(80, 65, 58, 50, 40),
            List.of(65, 58, 50, 40, 25),
            List.of(25, 18, 15, 10, 7),
            List.of(23, 16, 13, 8, 5));

    private final ImageCodec codec;

    JpegCompression(ImageCodec codec) {
        this.codec = codec;
    }

    @Override
    public String name() {
        return "jpeg_compression";
    }

    @Override
    public Group group() {
        return Group.DIGITAL;
    }

    @Override
    public String summary() {
        return "saved as a JPEG of low quality and read again";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        return codec.decode(codec.encodeJpeg(image, QUALITY.at(image, severity)));
    }
}
