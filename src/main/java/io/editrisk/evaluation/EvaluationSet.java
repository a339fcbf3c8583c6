package io.editrisk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.shift.Shift;
import java.util.Optional;

/**
 * Images to be right about: a data set's first {@code samples} images, as they are or corrupted.
 *
 * @param id names it within a run and in keys, for instance {@code original} or {@code editing+fog-3}
 * @param role whether its labels are asked for the original task's sake or for the edit's
 * @param dataset the data set's key in the bucket
 * @param shift the corruption, empty for the images as they are
 * @param samples how many images, taken from the front
 */
public record EvaluationSet(String id, Role role, String dataset, Optional<Shift> shift, int samples) {

    /** Which task the images belong to. */
    public enum Role {
        @JsonProperty("original")
        ORIGINAL,
        @JsonProperty("editing")
        EDITING
    }

    public EvaluationSet {
        if (samples < 1) {
            throw new IllegalArgumentException("an evaluation set without images: " + id);
        }
    }
}
