package io.editrisk.dataset;

import io.editrisk.image.RgbImage;
import io.editrisk.store.Digest;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Which source image a picture shows, whatever was done to it since.
 *
 * @param name of the source image, with the name of the set that published it where that is known: {@code
 *     imagenet/ILSVRC2012_val_00000001} also in ImageNet-C. It seeds the picture's corruptions
 * @param pixels {@link Digest} over the decoded source image's width and height (4 bytes each, big-endian) and its 8-bit RGB;
 *     empty where the source was not at hand, or was not decoded
 */
public record ImageIdentity(String name, Optional<String> pixels) {

    /** Known by its name alone. */
    public static ImageIdentity named(String name) {
        return new ImageIdentity(name, Optional.empty());
    }

    /** Whether both are of one source image: one name, or the same pixels under two. */
    public boolean sameSource(ImageIdentity other) {
        return name.equals(other.name) || (pixels.isPresent() && pixels.equals(other.pixels));
    }

    /** What {@code pixels} is of a source image. */
    public static String pixels(RgbImage source) {
        return pixels(source.width(), source.height(), ByteBuffer.wrap(source.pixels()));
    }

    /** The same of a picture that is not on the heap: width times height times three bytes from the buffer's place on. */
    public static String pixels(int width, int height, ByteBuffer rgb) {
        byte[] size = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(width)
                .putInt(height)
                .array();
        return new Digest().add(size).add(rgb).hex();
    }
}
