package io.editrisk.tensor;

/** A weights file that cannot be used; the message is one line that names the file and, where there is one, the tensor. */
public class InvalidWeightsException extends RuntimeException {
    public InvalidWeightsException(String message) {
        super(message);
    }
}
