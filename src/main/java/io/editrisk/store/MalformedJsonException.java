package io.editrisk.store;

/** A document that is not JSON, or not of the record's shape; the message is one line. */
public class MalformedJsonException extends RuntimeException {
    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
