package io.editrisk.edit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a trial, or an edit as a whole, ended. */
public enum Outcome {
    /** Better on the editing validation data than the original weights. */
    @JsonProperty("improved")
    IMPROVED,
    /** Weights that were made elsewhere, measured whatever they gain. */
    @JsonProperty("brought")
    BROUGHT,
    /** No epoch was better than the original weights, which were kept. */
    @JsonProperty("no-gain")
    NO_GAIN,
    /** The features stopped depending on the image: their variance fell and accuracy went to chance. */
    @JsonProperty("collapsed")
    COLLAPSED,
    /** Loss or weights became NaN or infinite. */
    @JsonProperty("diverged")
    DIVERGED,
    /** The method found nothing to train with in what it was given; the trial says why. */
    @JsonProperty("impossible")
    IMPOSSIBLE,
    /** Of an edit alone: what it was to start from has no edited weights. */
    @JsonProperty("no-base")
    NO_BASE;

    /** Whether there are edited weights, to be measured. */
    boolean edited() {
        return this == IMPROVED || this == BROUGHT;
    }
}
