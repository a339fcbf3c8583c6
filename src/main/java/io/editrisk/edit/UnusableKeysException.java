package io.editrisk.edit;

/** Keys that no direction can be found from; the message is one line that names the layer and what to change. */
public final class UnusableKeysException extends RuntimeException {
    UnusableKeysException(String message) {
        super(message);
    }
}
