package io.editrisk.dataset.published;

import io.editrisk.dataset.style.Mask;
import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Optional;

/** Images with the part of each that an edit is about, read when they are asked for. Threads share one. */
interface MaskedImages {

    /** How faults and people name them all. */
    String source();

    int count();

    RgbImage image(int index);

    /** Index into the classes. */
    int label(int index);

    List<String> classes();

    /** The number that stylised forms of the image have. */
    int place(int index);

    /** The image's name where it has one of its own; else it goes by its number, which counts ImageNet's validation set. */
    default Optional<String> identity(int index) {
        return Optional.empty();
    }

    /** Pixels a side where all images are squares of one size, already cut out. */
    Optional<Integer> side();

    /** How faults and people name one. */
    default String name(int index) {
        return source() + "[" + index + "]";
    }

    /** The labels of all. */
    default int[] labels() {
        int[] labels = new int[count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }

    /** m, of the image's size. */
    Mask mask(int index);

    /**
     * x' = x (1 - m) + s m.
     *
     * @param pasted s, the whole picture of which the masked part is taken
     * @throws UnusableSourceException where that has another size
     */
    RgbImage modified(int index, RgbImage pasted);

    /** Names the image in whose mask a picture does not fit. */
    default UnusableSourceException misfit(int index, IllegalArgumentException why) {
        return new UnusableSourceException(name(index) + ": " + why.getMessage());
    }
}
