package io.editrisk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.shift.Shift;
import java.util.Optional;

/**
 * Images to be right about, as they are or corrupted.
 *
 * @param id names it within a run and in keys, for instance {@code original} or {@code editing+fog-3}
 * @param role whether its labels are asked for the original task's sake or for the edit's
 * @param shift the corruption, empty for the images as they are
 * @param published whether the data set was published corrupted so; else they are corrupted when they are measured
 */
public record EvaluationSet(String id, Role role, Selection images, Optional<Shift> shift, boolean published) {

    /** Which task the images belong to. */
    public enum Role {
        @JsonProperty("original")
        ORIGINAL,
        @JsonProperty("editing")
        EDITING
    }

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
