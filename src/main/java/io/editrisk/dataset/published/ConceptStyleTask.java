package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.Frame;
import io.editrisk.dataset.published.ConceptStyleSplit.Triple;
import io.editrisk.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One concept in one style: pairs (x, x', y) to train on, and x' with y to validate with.
 *
 * @param names of the validation set's images, where that set is at hand
 */
record ConceptStyleTask(
        String concept, String style, MaskedImages images, StyleVariants variants, Optional<ValidationNames> names) {

    /** An image's name where only its place in the validation set's order is known. */
    private static final String BY_PLACE = "imagenet-validation-place/";

    List<PublishedSet> sets(ConceptStyleSplit split, Path source) {
        if (split.train().isEmpty()) {
            throw new UnusableSourceException(images.source() + ": no label has images enough to be trained on");
        }
        requireStylised(split);
        return List.of(
                set("train", Kind.PAIRS, split.train(), source), set("val", Kind.IMAGES, split.validation(), source));
    }

    private void requireStylised(ConceptStyleSplit split) {
        for (List<Triple> triples : List.of(split.train(), split.validation())) {
            for (Triple triple : triples) {
                if (!variants.has(images.place(triple.image()))) {
                    throw new UnusableSourceException(
                            "%s: its img_%d.png is not there in style %s; all %d variants are needed"
                                    .formatted(
                                            images.name(triple.image()),
                                            images.place(triple.image()),
                                            style,
                                            variants.count()));
                }
            }
        }
    }

    private PublishedSet set(String split, Kind kind, List<Triple> triples, Path source) {
        Description all =
                Description.of(concept + "-" + style, kind, images.classes(), Names.origin(source, "unknown"));
        Description described = kind == Kind.PAIRS ? all.masked() : all;
        Description description =
                images.side().filter(side -> side == Frame.imageNet().crop()).isPresent()
                        ? described.framed(Frame.imageNet())
                        : described;
        return new PublishedSet(
                concept + "/" + style + "/" + split,
                description,
                triples.size(),
                i -> sample(triples.get(i), kind == Kind.PAIRS));
    }

    private PublishedSample sample(Triple triple, boolean pair) {
        int index = triple.image();
        Picture original = new Picture.Pixels(() -> images.image(index));
        Picture modified = new Picture.Pixels(() -> modified(triple));
        Picture mask = new Picture.Pixels(() -> images.mask(index).picture());
        return new PublishedSample(
                Optional.of(identity(index)),
                images.name(index) + ", " + style + " " + triple.variant(),
                images.label(index),
                pair ? List.of(original, modified, mask) : List.of(modified),
                Optional.of(original));
    }

    private String identity(int index) {
        return names.map(known -> known.identity(images.place(index)))
                .or(() -> images.identity(index))
                .orElseGet(() -> BY_PLACE + images.place(index));
    }

    private RgbImage modified(Triple triple) {
        int index = triple.image();
        return images.modified(index, variants.stylised(triple.variant(), images.place(index), images.image(index)));
    }
}
