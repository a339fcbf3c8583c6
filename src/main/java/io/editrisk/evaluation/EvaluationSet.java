package io.editrisk.evaluation;

import io.editrisk.shift.Shift;
import java.util.Optional;

/**
 * Images to be right about, as they are or corrupted.
 *
 * @param id names it within a run and in keys, for instance {@code original} or {@code editing+fog-3}
 * @param task the editing task whose images these are, by name; empty for the original task's
 * @param shift the corruption, empty for the images as they are
 * @param published whether the data set was published corrupted so; else they are corrupted when they are measured
 */
public record EvaluationSet(
        String id, Optional<String> task, Selection images, Optional<Shift> shift, boolean published) {

    public EvaluationSet {
        if (images.count() < 1) {
            throw new IllegalArgumentException("an evaluation set without images: " + id);
        }
    }

    /** The data set's key in the bucket. */
    public String dataset() {
        return images.dataset();
    }

    /** How many images are measured. */
    public int samples() {
        return images.count();
    }
}
