package io.editrisk.example;

/** A file in idx format that is not there or not whole; the message is one line with the file and what is needed. */
public class InvalidIdxException extends RuntimeException {
    public InvalidIdxException(String message) {
        super(message);
    }
}
