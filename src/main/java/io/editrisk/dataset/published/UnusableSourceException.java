package io.editrisk.dataset.published;

/** What was given is not what the form is published as; the message is one line with the file and what is expected. */
public class UnusableSourceException extends RuntimeException {
    public UnusableSourceException(String message) {
        super(message);
    }
}
