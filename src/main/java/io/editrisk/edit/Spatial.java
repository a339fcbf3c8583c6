package io.editrisk.edit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where in a convolution's kernel an edit of low rank is. */
public enum Spatial {
    /** At its centre: a convolution of 1x1 at every position (the paper's appendix C). */
    @JsonProperty("centre")
    CENTRE,
    /** Everywhere, with a U of its own at each place (the projection of EditingClassifiers). */
    @JsonProperty("full-kernel")
    FULL_KERNEL
}
