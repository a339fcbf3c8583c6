package io.editrisk.dataset.archive;

import java.nio.file.Path;

/** An archive that is damaged, cut short, or holds what must not be unpacked; the message is one line naming the file. */
public class InvalidArchiveException extends RuntimeException {
    public InvalidArchiveException(Path file, String message) {
        super(file + ": " + oneLine(message));
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}+", " ");
    }
}
