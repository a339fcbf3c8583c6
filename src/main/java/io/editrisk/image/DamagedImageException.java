package io.editrisk.image;

/** Bytes that are not a whole picture, or one larger than is allowed; the message is one line. */
public class DamagedImageException extends RuntimeException {
    public DamagedImageException(String message) {
        super(message);
    }
}
