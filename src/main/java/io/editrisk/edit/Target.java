package io.editrisk.edit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a collision loss pulls the modified image's features towards. */
public enum Target {
    /** The unedited network's features of the original image (the form of Santurkar et al. 2021). */
    @JsonProperty("frozen")
    FROZEN,
    /** The edited network's features of the original image, gradients through both sides (the paper's section 4). */
    @JsonProperty("moving")
    MOVING
}
