package io.editrisk.dataset;

import io.editrisk.image.DamagedImageException;
import io.editrisk.image.PictureHeader;
import io.editrisk.image.PictureHeader.Format;
import io.editrisk.image.RgbImage;
import java.util.List;

/** What a mask must be beside the two pictures of its pair. */
public final class Masks {

    private Masks() {}

    /**
     * A {@link DamagedImageException} where a pair's mask has another size than its pictures, or is no PNG.
     *
     * @param pictures x, x' and the mask, each a whole PNG or JPEG
     */
    public static void requireFitting(List<byte[]> pictures) {
        PictureHeader mask = PictureHeader.of(pictures.get(2));
        if (mask.format() != Format.PNG) {
            throw new DamagedImageException("the mask is a " + mask.format() + "; a PNG is needed");
        }
        for (byte[] picture : pictures.subList(0, 2)) {
            PictureHeader of = PictureHeader.of(picture);
            if (of.width() != mask.width() || of.height() != mask.height()) {
                throw new DamagedImageException("the mask has %dx%d pixels; its picture has %dx%d, expected the same"
                        .formatted(mask.width(), mask.height(), of.width(), of.height()));
            }
        }
    }

    /** A {@link DamagedImageException} where a mask's channels differ. */
    public static void requireGrey(RgbImage mask) {
        byte[] pixels = mask.pixels();
        for (int i = 0; i < pixels.length; i += 3) {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) {
                throw new DamagedImageException("the mask is coloured; a grey one is needed");
            }
        }
    }
}
