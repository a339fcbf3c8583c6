package io.editrisk.dataset.published;

import io.editrisk.dataset.pickle.TorchFile;
import io.editrisk.dataset.published.ConceptStyleParts.Found;
import io.editrisk.image.DamagedImageException;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pictures of a style, as EditingClassifiers' tensors of them are: squares of 256 pixels. */
public final class StylePictures {

    /** What Magenta's network takes styles in. */
    private static final int SIDE = 256;

    private StylePictures() {}

    /** A photograph with its shorter side resized to 256, then its middle. */
    public static RgbImage fit(RgbImage photograph) {
        return new Fitting.ShorterSide(SIDE, Resampling.BILINEAR).fit(photograph, SIDE);
    }

    /** Those in a file: a tensor's as they are, or one photograph. */
    static Stream<RgbImage> of(Found file) {
        String name = file.member().path();
        try {
            if (!name.endsWith(".pt")) {
                return Stream.of(fit(new ImageCodec().decode(file.archive().read(file.member()))));
            }
            TensorPictures pictures =
                    TensorPictures.images(TorchFile.read(name, MemberBytes.of(file.archive(), file.member()))
                            .array("imgs"));
            return IntStream.range(0, pictures.count()).mapToObj(pictures::image);
        } catch (IOException | DamagedImageException e) {
            throw new UnusableSourceException(name + ": cannot be read: " + e.getMessage());
        }
    }
}
