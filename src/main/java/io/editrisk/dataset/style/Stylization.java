package io.editrisk.dataset.style;

import io.editrisk.image.Part;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.SeededDraws;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ways of giving a whole image a style. None of them is the network that the paper used (Magenta's arbitrary image
 * stylization); they need no weights, and make the same picture of the same image, style and seed on every machine.
 */
public enum Stylization {
    /** The style's picture itself, resized: what vehicles on snow is made by. */
    PASTE("the middle of the style's picture itself, resized") {
        @Override
        RgbImage whole(RgbImage content, StyleImage style, SeededDraws draws) {
            return Resampling.BILINEAR.resize(
                    style.picture(), middle(style.picture(), content), content.width(), content.height());
        }
    },
    /** The image with the style's colours and contrasts: {@link StatisticsTransfer}. */
    STATISTICS("the image with the style's colours, and its contrasts at four scales") {
        @Override
        RgbImage whole(RgbImage content, StyleImage style, SeededDraws draws) {
            return StatisticsTransfer.of(LabImage.of(content), style.lab()).toRgb();
        }
    },
    /** {@link Quilting} led by what {@link #STATISTICS} gives, mixed with the image as the paper's is: one fifth of it. */
    TEXTURE("the style's texture, quilted so that the image shows through, mixed with a fifth of the image") {
        @Override
        RgbImage whole(RgbImage content, StyleImage style, SeededDraws draws) {
            LabImage guide = StatisticsTransfer.of(LabImage.of(content), style.lab());
            StylePatches patches = style.patches(content.width(), content.height());
            return mixed(content, Quilting.of(guide, patches, draws).toRgb());
        }
    };

    /** Of the stylised picture, as in EditingClassifiers' {@code stylize.py}. */
    private static final float SHARE = 0.8f;

    private final String summary;

    Stylization(String summary) {
        this.summary = summary;
    }

    abstract RgbImage whole(RgbImage content, StyleImage style, SeededDraws draws);

    /**
     * The image in that style.
     *
     * @param identity which image it is: with the seed it decides what is drawn
     * @throws IllegalArgumentException where a side of the image has less than 16 pixels
     */
    public RgbImage of(RgbImage content, StyleImage style, long seed, String identity) {
        if (Math.min(content.width(), content.height()) < StyleImage.SMALLEST) {
            throw new IllegalArgumentException("an image of %dx%d pixels; at least %d a side are needed"
                    .formatted(content.width(), content.height(), StyleImage.SMALLEST));
        }
        return whole(content, style, SeededDraws.of(seed, "style", named(), identity));
    }

    /** As it is written on the command line. */
    public String named() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What comes out, in a few words. */
    public String summary() {
        return summary;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Stylization::named).toList();
    }

    /** The one of that name, where there is one. */
    public static Optional<Stylization> named(String name) {
        return Arrays.stream(values()).filter(way -> way.named().equals(name)).findFirst();
    }

    /** The largest part in a picture's middle that has the proportions of another. */
    private static Part middle(RgbImage picture, RgbImage other) {
        float scale = Math.min((float) picture.width() / other.width(), (float) picture.height() / other.height());
        float left = Math.max(0, (picture.width() - scale * other.width()) / 2);
        float top = Math.max(0, (picture.height() - scale * other.height()) / 2);
        return new Part(left, top, picture.width() - left, picture.height() - top);
    }

    /** Truncated, not rounded, as the publication's pictures are. */
    private static RgbImage mixed(RgbImage content, RgbImage stylised) {
        byte[] pixels = new byte[content.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            float kept = (content.pixels()[i] & 0xff) * (1 - SHARE);
            pixels[i] = (byte) (kept + (stylised.pixels()[i] & 0xff) * SHARE);
        }
        return new RgbImage(content.width(), content.height(), pixels);
    }
}
