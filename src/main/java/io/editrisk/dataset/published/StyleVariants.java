package io.editrisk.dataset.published;

import io.editrisk.dataset.published.ConceptStyleParts.Found;
import io.editrisk.dataset.style.StyleImage;
import io.editrisk.dataset.style.Stylization;
import io.editrisk.image.RgbImage;
import java.util.List;

/** The variants of one style: pictures of it, each of which every image can be given. Threads share one. */
sealed interface StyleVariants {

    int count();

    /** Whether image {@code place} of the validation set is there in all of them. */
    boolean has(int place);

    /**
     * The whole image in that variant.
     *
     * @param place of the image in the validation set
     */
    RgbImage stylised(int variant, int place, RgbImage image);

    /** Stylised elsewhere, as {@code STYLE/VARIANT/img_N.png}. */
    record ReadyMade(List<StylisedFiles> variants) implements StyleVariants {
        public ReadyMade {
            variants = List.copyOf(variants);
        }

        @Override
        public int count() {
            return variants.size();
        }

        @Override
        public boolean has(int place) {
            return variants.stream().allMatch(files -> files.has(place));
        }

        @Override
        public RgbImage stylised(int variant, int place, RgbImage image) {
            return variants.get(variant).picture(place);
        }
    }

    /**
     * Stylised here, out of a style's pictures.
     *
     * @param most of them; {@code stylize.py} takes 3 of 5
     */
    static Drawn drawn(List<Found> style, int most, Stylization way, long seed) {
        List<StyleImage> images = style.stream()
                .flatMap(StylePictures::of)
                .limit(most)
                .map(StyleImage::new)
                .toList();
        return new Drawn(images, way, seed);
    }

    /** Stylised here. */
    record Drawn(List<StyleImage> variants, Stylization way, long seed) implements StyleVariants {
        public Drawn {
            variants = List.copyOf(variants);
        }

        @Override
        public int count() {
            return variants.size();
        }

        @Override
        public boolean has(int place) {
            return true;
        }

        @Override
        public RgbImage stylised(int variant, int place, RgbImage image) {
            return way.of(image, variants.get(variant), seed, variant + "/" + place);
        }
    }
}
