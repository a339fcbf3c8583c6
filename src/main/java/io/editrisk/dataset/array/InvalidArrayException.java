package io.editrisk.dataset.array;

/** A file of arrays that is damaged, cut short, or holds others than are needed; the message is one line naming the file. */
public class InvalidArrayException extends RuntimeException {
    public InvalidArrayException(String file, String message) {
        super(file + ": " + message.replaceAll("\\p{Cntrl}+", " "));
    }
}
