package io.editrisk.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.editrisk.tensor.Bfloat16;

/** How exactly a network computes where no gradient is recorded. Weights are float32 in either, as are inputs and results. */
public enum Precision {
    @JsonProperty("float32")
    FLOAT32,
    /** Eight bits of precision instead of twenty-four: about two digits. */
    @JsonProperty("bfloat16")
    BFLOAT16;

    /** Refuses, by an {@link IllegalArgumentException} of one line, what this machine has no instructions for. */
    public Precision requireSupported() {
        if (this == BFLOAT16) {
            Bfloat16.requireInstructions();
        }
        return this;
    }
}
