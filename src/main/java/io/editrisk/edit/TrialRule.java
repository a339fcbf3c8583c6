package io.editrisk.edit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of an edit's trials is kept; among equals the smaller trial number. */
public enum TrialRule {
    /** The paper's (appendix D.2): the best accuracy on the editing validation data, whatever it costs elsewhere. */
    @JsonProperty("editing")
    EDITING,
    /** The best mean of editing and original accuracy. */
    @JsonProperty("mean")
    MEAN,
    /** The best editing accuracy among the trials that lose no more of the original task than may be; among all if none. */
    @JsonProperty("gate")
    GATE;

    /** Whether trials are measured on the original task too. */
    public boolean looksAtOriginal() {
        return this != EDITING;
    }
}
