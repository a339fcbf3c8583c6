package io.editrisk.dataset.published;

import io.editrisk.dataset.published.ClassFolders.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Folders of pictures whose names say which of ImageNet's classes they are of. */
final class WnidFolders {

    private final ClassFolders folders;
    private final List<Integer> labels;

    private WnidFolders(ClassFolders folders, Function<String, OptionalInt> label, String expected) {
        this.folders = folders;
        this.labels = new ArrayList<>();
        for (String folder : folders.classes()) {
            labels.add(label.apply(folder)
                    .orElseThrow(() -> new UnusableSourceException("%s: the folder '%s' is none of a class; expected %s"
                            .formatted(folders.archive().path(), folder, expected))));
        }
        if (labels.isEmpty()) {
            throw new UnusableSourceException(
                    folders.archive().path() + ": no picture in it; expected folders named " + expected);
        }
    }

    /** Named by WordNet identifiers. */
    static WnidFolders named(ClassFolders folders) {
        return new WnidFolders(folders, ImageNetClasses::label, "a class of ImageNet, for instance n01440764");
    }

    /** Named by labels, 0 to 999, not padded: by their text they would be in another order. */
    static WnidFolders numbered(ClassFolders folders) {
        return new WnidFolders(folders, WnidFolders::number, "a label from 0 to 999");
    }

    private static OptionalInt number(String folder) {
        if (!folder.matches("[0-9]{1,4}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(folder);
        return number < ImageNetClasses.wnids().size() ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Refuses folders of classes that are not among these. */
    WnidFolders requireAmong(List<Integer> allowed, String set) {
        for (int i = 0; i < labels.size(); i++) {
            if (!allowed.contains(labels.get(i))) {
                throw new UnusableSourceException("%s: the folder '%s' is none of the %d classes of %s"
                        .formatted(folders.archive().path(), folders.classes().get(i), allowed.size(), set));
            }
        }
        return this;
    }

    /** A picture with its label among the thousand. */
    record Pictured(Labelled picture, int label) {}

    /** In the order of the file names where those are ImageNet's own, which mix the classes; else one of each in turn. */
    List<Pictured> pictures(IntPredicate wanted) {
        List<Labelled> byName = folders.byName();
        boolean mixed = byName.stream()
                .allMatch(picture -> Names.isValidation(picture.member().name()));
        List<Labelled> ordered = mixed ? byName : folders.inTurn();
        return ordered.stream()
                .map(picture -> new Pictured(picture, labels.get(picture.folder())))
                .filter(picture -> wanted.test(picture.label()))
                .toList();
    }

    /** The picture's path from the folder of the class on. */
    String path(Pictured pictured) {
        return folders.classes().get(pictured.picture().folder()) + "/"
                + pictured.picture().member().name();
    }

    /**
     * As it was published.
     *
     * @param identity of its source image
     */
    PublishedSample sample(Pictured pictured, Optional<String> identity) {
        String path = pictured.picture().member().path();
        return PublishedSample.of(identity, path, pictured.label(), picture(pictured));
    }

    Picture picture(Pictured pictured) {
        return folders.picture(pictured.picture().member());
    }
}
