package io.editrisk.edit;

import io.editrisk.network.Architecture;
import java.util.Optional;

/** A way to edit a network (paper, Table 1) as configs and tables know it. What trains is a {@link TrainedMethod}. */
public interface EditingMethod {

    /** As configs and tables have it, for instance {@code local-collision}. */
    String name();

    /** One sentence for people: what it does. */
    String summary();

    /** Whether it edits at a layer that the config names; else it edits the whole network. */
    boolean atLayer();

    /** Whether it compares features of an image and its modified form, and so takes a {@link Target}. */
    default boolean takesTarget() {
        return false;
    }

    /** Whether its edits are {@link LowRank}. */
    default boolean takesRank() {
        return false;
    }

    /** Whether it needs the second moment of the edited layer's keys over the original task's training data. */
    default boolean takesMoment() {
        return false;
    }

    /** Whether it trains anything. */
    default boolean trains() {
        return false;
    }

    /**
     * Why it cannot edit a layer of the architecture, in words that follow the layer's name; empty where it can.
     *
     * @param spatial where in a kernel the edit is, of those that are {@link LowRank}
     * @param masked whether it is to look at the changed part of images alone
     */
    default Optional<String> refusal(Architecture architecture, String layer, Spatial spatial, boolean masked) {
        return Optional.empty();
    }

    /** Whether a point before the end of the line is still this method; local fine-tuning's has a name of its own. */
    default boolean interpolates() {
        return true;
    }
}
