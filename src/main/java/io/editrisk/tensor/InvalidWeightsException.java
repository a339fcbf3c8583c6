package io.editrisk.tensor;

import java.nio.file.Path;

/** A weights file that cannot be used; the message is one line that names the file and, where there is one, the tensor. */
public class InvalidWeightsException extends RuntimeException {

    private static final int LONGEST_QUOTE = 120;

    /** @param message may quote the file: whatever would break the line is replaced */
    public InvalidWeightsException(String message) {
        super(message.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", "?"));
    }

    static InvalidWeightsException in(Path file, String what) {
        return new InvalidWeightsException(file.getFileName() + " " + what);
    }

    static InvalidWeightsException in(Path file, String tensor, String what) {
        return in(file, "tensor " + brief(tensor) + " " + what);
    }

    /** As much of what a file says as fits into a line. */
    static String brief(Object said) {
        String text = said.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
