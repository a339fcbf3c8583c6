package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.array.ByteArray;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.dataset.array.MatFile;
import io.editrisk.text.ClassNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Street View House Numbers, cropped digits (Netzer et al. 2011). The digit 0 is labelled 10 there, 0 here. */
final class Svhn implements PublishedForm {

    private static final int SIDE = 32;
    private static final int BYTES = SIDE * SIDE * 3;
    private static final int ZERO = 10;

    /** The largest part has 531,131 pictures. */
    private static final long MOST_VALUES = 600_000L * BYTES;

    @Override
    public String name() {
        return "svhn";
    }

    @Override
    public String summary() {
        return "Street View House Numbers, cropped to 32 by 32 pixels.";
    }

    @Override
    public String source() {
        return "train_32x32.mat, test_32x32.mat or extra_32x32.mat, or a folder with some of them";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        List<PublishedSet> sets = new ArrayList<>();
        for (String split : List.of("train", "test", "extra")) {
            source.find(split + "_32x32.mat").ifPresent(file -> sets.add(set(source, file, split)));
        }
        if (sets.isEmpty()) {
            throw new UnusableSourceException(source.path() + ": expected " + source());
        }
        return sets;
    }

    private static PublishedSet set(PublishedSource source, Path file, String split) {
        String name = file.toString();
        MatFile mat = MatFile.read(name, source.content(file), MOST_VALUES);
        ByteArray images = mat.bytes("X");
        ByteArray labels = mat.bytes("y");
        int count = labels.values().length;
        if (images.values().length != (long) count * BYTES
                || images.shape().size() < 3
                || !images.shape()
                        .subList(images.shape().size() - 3, images.shape().size())
                        .equals(List.of(3, SIDE, SIDE))) {
            throw new InvalidArrayException(
                    name,
                    "X is %s (last dimension first) for %d labels; expected [%d, 3, 32, 32]"
                            .formatted(images.shape(), count, count));
        }
        requireLabels(name, labels);
        Description description = Description.of(
                "svhn", Kind.IMAGES, ClassNames.named("svhn"), Names.origin(source.path(), "non-commercial use only"));
        return new PublishedSet(
                split,
                description,
                count,
                i -> PublishedSample.of(
                        Optional.of(String.format(Locale.ROOT, "svhn/%s/%06d", split, i)),
                        file.getFileName() + "[" + i + "]",
                        labels.at(i) % ZERO,
                        new Picture.Pixels(() -> ArrayPictures.columns(images.values(), i * BYTES, SIDE, SIDE))));
    }

    private static void requireLabels(String file, ByteArray labels) {
        for (int i = 0; i < labels.values().length; i++) {
            if (labels.at(i) < 1 || labels.at(i) > ZERO) {
                throw new InvalidArrayException(
                        file, "label " + labels.at(i) + " at " + i + "; 1 to 10 are allowed, 10 for the digit 0");
            }
        }
    }
}
