package io.editrisk.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which images of a data set are measured: the first so many, without some.
 *
 * @param dataset the data set's key in the bucket
 * @param first how many images, taken from the front
 * @param leftOut indices of those among them that are not measured, ascending
 */
public record Selection(String dataset, int first, List<Integer> leftOut) {

    public Selection {
        leftOut = List.copyOf(leftOut);
        int last = -1;
        for (int index : leftOut) {
            if (index <= last || index >= first) {
                throw new IllegalArgumentException("image " + index + " left out of " + first + ", after " + last);
            }
            last = index;
        }
    }

    /** All of the first so many. */
    public static Selection all(String dataset, int first) {
        return new Selection(dataset, first, List.of());
    }

    /** How many are measured. */
    public int count() {
        return first - leftOut.size();
    }

    /**
     * The data set's indices of images that are measured, ascending.
     *
     * @param from the first one's place among those that are measured, included
     * @param to excluded
     */
    public List<Integer> indices(int from, int to) {
        Set<Integer> without = Set.copyOf(leftOut);
        return IntStream.range(0, first)
                .filter(index -> !without.contains(index))
                .skip(from)
                .limit((long) to - from)
                .boxed()
                .toList();
    }
}
