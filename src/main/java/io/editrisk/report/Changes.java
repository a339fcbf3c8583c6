package io.editrisk.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.evaluation.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an edit changed at its chosen point: its predictions beside the unedited network's, on the original images, on its
 * editing task's, and on either under each shift, of the images that are reported.
 *
 * @param edit as the report calls it
 */
public record Changes(String edit, double alpha, List<OfSet> sets) {

    public Changes {
        sets = List.copyOf(sets);
    }

    /** The same of the images as they are alone. */
    Changes clean() {
        return new Changes(
                edit,
                alpha,
                sets.stream().filter(set -> !set.set().contains("+")).toList());
    }

    /** How a prediction changed. */
    public enum Kind {
        /** Wrong before, right after. */
        @JsonProperty("gained")
        GAINED,
        /** Right before, wrong after. */
        @JsonProperty("lost")
        LOST,
        /** Wrong before and after, as two classes. */
        @JsonProperty("changed")
        CHANGED
    }

    /**
     * On an evaluation set.
     *
     * @param gained images, as {@link Kind} has it
     * @param classesSeen how many classes the images are of
     * @param classes those in which anything was gained or lost, ascending
     * @param flips some of the images whose prediction changed: of each kind those first that the edited network is most sure of
     * @param confusions the commonest changes, at most ten
     */
    public record OfSet(
            String set,
            String dataset,
            Optional<String> corruption,
            OptionalInt severity,
            int seen,
            int gained,
            int lost,
            int changed,
            int classesSeen,
            List<OfClass> classes,
            List<Flip> flips,
            List<Confusion> confusions) {
        public OfSet {
            classes = List.copyOf(classes);
            flips = List.copyOf(flips);
            confusions = List.copyOf(confusions);
        }
    }

    /**
     * Images of a class, {@code seen} of them.
     *
     * @param label its index, a key of {@link WhatChanged#classes}
     * @param interval of the change of the class's accuracy; those of all classes of the set hold at once with 95%
     * @param distinguishable whether the change can be told from none, all classes of the set being looked at
     */
    public record OfClass(int label, int seen, int gained, int lost, Interval interval, boolean distinguishable) {}

    /**
     * An image whose prediction changed.
     *
     * @param index in the data set
     * @param image which source image it is
     * @param before the class predicted by the unedited network, by its index; -1 where it predicts none
     * @param after the same of the edited network
     * @param margin of the prediction after; empty where records do not have it
     * @param picture its key among {@link WhatChanged#thumbnails}, which may lack it
     */
    public record Flip(
            Kind kind,
            int index,
            String image,
            int label,
            int before,
            int after,
            Optional<Float> margin,
            String picture) {}

    /** How many images of a class went from one predicted class to another, as in {@link Flip}. */
    public record Confusion(int label, int before, int after, int count) {}
}
