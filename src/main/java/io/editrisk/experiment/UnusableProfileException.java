package io.editrisk.experiment;

/** A profile that no experiment can be made of; the message is one line that names it. */
public class UnusableProfileException extends RuntimeException {
    public UnusableProfileException(String message) {
        super(message);
    }
}
