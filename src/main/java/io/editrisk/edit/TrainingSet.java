package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import io.editrisk.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trial's training images as its steps take them, run up to the cut. Where what reaches it fits into memory and is the
 * same in every epoch, that happens once; else whenever a step takes them. The numbers are the same.
 */
interface TrainingSet {

    /**
     * The images of a trial.
     *
     * @param needed what of the pairs is needed
     * @param memory for what is kept
     * @param manager what it makes lives as long as this
     */
    static TrainingSet of(
            Cut cut,
            List<EditingImage> images,
            Views views,
            Sides needed,
            Weights original,
            FeatureMemory memory,
            NDManager manager) {
        PassingSet passing = new PassingSet(cut, images, views, needed, original, manager);
        return views.change()
                ? passing
                : KeptSet.of(passing, memory, manager)
                        .map(TrainingSet.class::cast)
                        .orElse(passing);
    }

    int count();

    Cut cut();

    /**
     * Images of an epoch in parts.
     *
     * @param epoch from 1; 0 before the first
     * @param parts indices of images, at least one a part
     */
    Parts over(int epoch, List<int[]> parts);

    /** All images in their order, so many a part; the last may be smaller. */
    default Parts inOrder(int atOnce) {
        return over(0, parts(IntStream.range(0, count()).toArray(), atOnce));
    }

    /** So many indices a part; the last may be smaller. */
    static List<int[]> parts(int[] indices, int atOnce) {
        return IntStream.iterate(0, from -> from < indices.length, from -> from + atOnce)
                .mapToObj(from -> Arrays.copyOfRange(indices, from, Math.min(indices.length, from + atOnce)))
                .toList();
    }

    /** Parts as they come. */
    interface Parts extends AutoCloseable {

        boolean hasNext();

        /** The next part, which belongs to the scope that it is asked for in. */
        StepPairs next();

        @Override
        void close();
    }
}
