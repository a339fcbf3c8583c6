package io.editrisk.dataset.published;

import io.editrisk.dataset.archive.Archive;
import io.editrisk.dataset.published.ClassFolders.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * ImageNet's validation images in the order of torchvision's ImageFolder: folders by name, files in them by name. A
 * concept's {@code idx} counts in that order, unless the loader that made it shuffled.
 */
final class ValidationNames {

    private final Archive archive;
    private final List<Labelled> inOrder;
    private final List<Integer> labels;

    private ValidationNames(Archive archive, List<Labelled> inOrder, List<Integer> labels) {
        this.archive = archive;
        this.inOrder = inOrder;
        this.labels = labels;
    }

    static ValidationNames of(Archive archive) {
        ClassFolders folders = ClassFolders.of(archive);
        List<Integer> labels = new ArrayList<>();
        for (String wnid : folders.classes()) {
            labels.add(ImageNetClasses.label(wnid)
                    .orElseThrow(() -> new UnusableSourceException(archive.path() + ": folder '" + wnid
                            + "' is no class of ImageNet; expected its validation set in folders like n01440764")));
        }
        List<Labelled> inOrder = new ArrayList<>(folders.inTurn());
        inOrder.sort(Comparator.comparingInt(Labelled::folder)
                .thenComparing(labelled -> labelled.member().name()));
        return new ValidationNames(archive, List.copyOf(inOrder), labels);
    }

    /** @throws UnusableSourceException where an image's label is not that of the image at its place */
    void requireLabels(MaskedImages images) {
        for (int i = 0; i < images.count(); i++) {
            int place = images.place(i);
            if (place >= inOrder.size()) {
                throw new UnusableSourceException("%s: idx %d; %s has %d images"
                        .formatted(images.name(i), place, archive.path(), inOrder.size()));
            }
            Labelled there = inOrder.get(place);
            if (labels.get(there.folder()) != images.label(i)) {
                throw new UnusableSourceException(
                        "%s: label %d, but at idx %d %s has %s: idx counts in the order of a loader that shuffled"
                                .formatted(
                                        images.name(i),
                                        images.label(i),
                                        place,
                                        archive.path(),
                                        there.member().path()));
            }
        }
    }

    /** The identity of the image at that place. */
    String identity(int place) {
        String name = inOrder.get(place).member().name();
        return Names.imageNet(name).orElse("imagenet/" + name);
    }
}
