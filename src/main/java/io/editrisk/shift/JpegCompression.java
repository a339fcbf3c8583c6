package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Map;

/** The picture saved as a JPEG of low quality and read again. */
final class JpegCompression implements Corruption {

    /** As Pillow counts quality, 1..100. */
    private static final Map<PublishedSize, List<Integer>> QUALITY = Map.of(
            PublishedSize.CIFAR, List.of(80, 65, 58, 50, 40),
            PublishedSize.TINY, List.of(65, 58, 50, 40, 25),
            PublishedSize.IMAGENET, List.of(25, 18, 15, 10, 7));

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
        return codec.decode(codec.encodeJpeg(image, Severity.of(QUALITY, image, severity)));
    }
}
