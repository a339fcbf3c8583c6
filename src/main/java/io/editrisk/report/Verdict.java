package io.editrisk.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run comes to. */
public enum Verdict {
    /** An edit improves on the editing task and keeps every limit of the gate. */
    @JsonProperty("pass")
    PASS,
    /** No edit does. */
    @JsonProperty("fail")
    FAIL,
    /** The experiment has no gate, or no edit that it would be for. */
    @JsonProperty("none")
    NONE,
    /** Records lack, or do not fit together: the report is of the others. */
    @JsonProperty("incomplete")
    INCOMPLETE
}
