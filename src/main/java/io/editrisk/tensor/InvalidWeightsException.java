package io.editrisk.tensor;

/** A weights file that cannot be used; the message is one line that names the file and, where there is one, the tensor. */
public class InvalidWeightsException extends RuntimeException {

    /** @param message may quote the file: whatever would break the line is replaced */
    public InvalidWeightsException(String message) {
        super(message.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", "?"));
    }
}
