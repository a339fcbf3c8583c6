package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.array.ByteArray;
import io.editrisk.dataset.array.IdxFile;
import io.editrisk.dataset.array.InvalidArrayException;
import io.editrisk.text.ClassNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** MNIST's idx files (LeCun et al. 1998), and others in that form with ten classes: Fashion-MNIST, KMNIST. */
final class Mnist implements PublishedForm {

    private static final List<String> CLASSES = ClassNames.named("mnist");

    private record Part(String split, String images, String labels) {}

    private static final List<Part> PARTS = List.of(
            new Part("train", "train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
            new Part("test", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"));

    @Override
    public String name() {
        return "mnist";
    }

    @Override
    public String summary() {
        return "MNIST, or what is published in its form (Fashion-MNIST, KMNIST): grey pictures of ten classes, idx files.";
    }

    @Override
    public String source() {
        return "a folder with train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
                + " t10k-labels-idx1-ubyte, or one part's two; with or without .gz";
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        List<PublishedSet> sets = new ArrayList<>();
        for (Part part : PARTS) {
            if (source.find(part.images()).isPresent()) {
                sets.add(set(source, part));
            }
        }
        if (sets.isEmpty()) {
            throw new UnusableSourceException(source.path() + ": expected "
                    + PARTS.get(0).images() + " or " + PARTS.get(1).images() + " there, with or without .gz");
        }
        return sets;
    }

    private static PublishedSet set(PublishedSource source, Part part) {
        ByteArray images = read(source, part.images(), 3);
        Path labelFile = source.need(part.labels());
        ByteArray labels = read(source, part.labels(), 1);
        int count = images.shape().get(0);
        if (labels.shape().get(0) != count) {
            throw new InvalidArrayException(
                    labelFile.toString(), labels.shape().get(0) + " labels for " + count + " pictures");
        }
        requireLabels(labelFile, labels);
        int height = images.shape().get(1);
        int width = images.shape().get(2);
        String name = Names.ofSource(source.path());
        Description description = Description.of(name, Kind.IMAGES, CLASSES, Names.origin(source.path(), "unknown"));
        return new PublishedSet(
                part.split(),
                description,
                count,
                i -> PublishedSample.of(
                        Optional.of(String.format(
                                Locale.ROOT, "%s/%s/%05d", name.toLowerCase(Locale.ROOT), part.split(), i)),
                        part.images() + "[" + i + "]",
                        labels.at(i),
                        new Picture.Pixels(
                                () -> ArrayPictures.grey(images.values(), i * height * width, width, height))));
    }

    private static ByteArray read(PublishedSource source, String name, int dimensions) {
        Path file = source.need(name);
        return IdxFile.read(file.toString(), source.content(file), dimensions);
    }

    private static void requireLabels(Path file, ByteArray labels) {
        for (int i = 0; i < labels.values().length; i++) {
            if (labels.at(i) >= CLASSES.size()) {
                throw new InvalidArrayException(
                        file.toString(), "label " + labels.at(i) + " at " + i + "; 0 to 9 are allowed");
            }
        }
    }
}
