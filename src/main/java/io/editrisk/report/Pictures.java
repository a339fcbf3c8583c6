package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Optional;

/** The images of a run's evaluation sets, for people to look at. */
public interface Pictures {

    /** What the set's classes are called; empty where its data set is not to be had any more. */
    List<String> classes(EvaluationSet set);

    /**
     * An image as the network saw it, small, corrupted where the set is; empty where it is not to be had any more.
     *
     * @param index in the set's data set
     */
    Optional<RgbImage> picture(EvaluationSet set, int index);
}
