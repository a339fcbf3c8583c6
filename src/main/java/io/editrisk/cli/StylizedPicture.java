package io.editrisk.cli;

import io.editrisk.dataset.ImageIdentity;
import io.editrisk.dataset.published.StylePictures;
import io.editrisk.dataset.style.Mask;
import io.editrisk.dataset.style.StyleImage;
import io.editrisk.dataset.style.Stylization;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One picture in a style. */
record StylizedPicture(Stylization way, long seed) {

    private static final ImageCodec CODEC = new ImageCodec();

    /** Writes a PNG of the picture's size; a {@link DamagedImageException} names a file that is no whole picture. */
    void write(Path picture, Path style, Optional<Path> mask, Path to) throws IOException {
        if (!to.toString().endsWith(".png")) {
            throw new WrongInputException(to + ": a file that ends in .png is written");
        }
        RgbImage content = picture(picture);
        StyleImage ready = new StyleImage(StylePictures.fit(picture(style)));
        RgbImage stylised = way.of(content, ready, seed, ImageIdentity.pixels(content));
        RgbImage result =
                mask.isEmpty() ? stylised : Mask.of(picture(mask.get())).paste(content, stylised);
        WholeFile.write(to, CODEC.encodePng(result));
    }

    private static RgbImage picture(Path file) {
        try {
            return CODEC.decode(PictureFolder.bytes(file));
        } catch (DamagedImageException e) {
            throw new DamagedImageException(file + ": " + e.getMessage());
        }
    }
}
