package io.editrisk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Whether a curve has a trait, such as going up throughout, as far as its noise lets one tell.
 *
 * @param violation the largest one measured, a fraction: a fall between two points, or a height of a chord above a point; where it
 *     is violated, the largest of those that are beyond doubt
 * @param alphas where it is: the two that it falls between, or the two ends of the chord with the point between; empty where
 *     nothing speaks against it
 * @param p how often, of all curves that were looked at together, any speaks against it as much or more though all just have the
 *     trait
 * @param bound a violation that is larger than this is ruled out everywhere at once, on all of these curves, with 95%
 */
public record CurveTrait(Verdict verdict, double violation, List<Double> alphas, double p, double bound) {

    /** What can be said. */
    public enum Verdict {
        /** Larger violations than {@link #NEGLIGIBLE} are ruled out. */
        @JsonProperty("holds")
        HOLDS,
        /** {@link #p} is below 5%. */
        @JsonProperty("violated")
        VIOLATED,
        /** Neither. */
        @JsonProperty("cannot-tell")
        CANNOT_TELL
    }

    /** Two points of accuracy. */
    static final double NEGLIGIBLE = 0.02;

    public CurveTrait {
        alphas = List.copyOf(alphas);
    }
}
