package io.editrisk.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which images of a data set are measured: the first so many, without some, in the data set's order or in a drawn one.
 *
 * @param dataset the data set's key in the bucket
 * @param first how many images, taken from the front
 * @param leftOut indices of those among them that are not measured, ascending
 * @param drawn the seed of the order that they are measured in, where it is drawn: any first part is then a sample of all. Sets of
 *     as many images have the same order
 */
public record Selection(String dataset, int first, List<Integer> leftOut, OptionalLong drawn) {

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
        return new Selection(dataset, first, List.of(), OptionalLong.empty());
    }

    /** How many are measured. */
    public int count() {
        return first - leftOut.size();
    }

    /**
     * The data set's indices of images that are measured, ascending unless their order is drawn.
     *
     * @param from the first one's place among those that are measured, included
     * @param to excluded
     */
    public List<Integer> indices(int from, int to) {
        Set<Integer> without = Set.copyOf(leftOut);
        List<Integer> all = IntStream.range(0, first)
                .filter(index -> !without.contains(index))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        drawn.ifPresent(seed -> Collections.shuffle(all, new Random(seed)));
        return List.copyOf(all.subList(from, Math.min(to, all.size())));
    }
}
