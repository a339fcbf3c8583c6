package io.editrisk.event;

/** An event that says nothing a function can use; the message is one line. */
public class MalformedEventException extends RuntimeException {
    public MalformedEventException(String message) {
        super(message);
    }
}
