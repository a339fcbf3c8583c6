package io.editrisk.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.edit.TrialRule;
import java.util.OptionalDouble;

/**
 * How an edit's trial and the point of its line are chosen.
 *
 * @param fixed the point, for {@link AlphaRule#FIXED} alone
 * @param split whether what is chosen is chosen on one half of the images and reported on the other
 */
public record Choosing(TrialRule trial, AlphaRule alpha, OptionalDouble fixed, boolean split) {

    /** Which point of the line to take; among equals the smallest α. */
    public enum AlphaRule {
        /** The largest editing accuracy among the points that keep the gate; among all where none keeps it. */
        @JsonProperty("gate")
        GATE,
        /** The largest mean of editing and original accuracy, as PAINT has it (Ilharco et al. 2022, section 2). */
        @JsonProperty("mean")
        MEAN,
        /**
         * Where the trade-off bends: in the plane of original and editing accuracy, each scaled by what it spans along the
         * line, the point farthest above the straight line between the two ends (Satopaa et al. 2011).
         */
        @JsonProperty("knee")
        KNEE,
        /** One that the experiment names. */
        @JsonProperty("fixed")
        FIXED
    }

    public Choosing {
        if (fixed.isPresent() != (alpha == AlphaRule.FIXED)) {
            throw new IllegalArgumentException("rule " + alpha + " with the point " + fixed);
        }
    }
}
