package io.editrisk.adapter.sqs;

/** What a message is refused with that will not be tried again: it goes to the dead letters with that reason. */
public class GivenUpException extends RuntimeException {

    private final String reason;

    /** @param reason in one line */
    public GivenUpException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
