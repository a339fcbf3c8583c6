package io.editrisk.dataset.pickle;

import io.editrisk.dataset.InvalidDatasetException;

/** A pickle, or a file around one, that is damaged or asks for more than is read here; one line naming file and place. */
public final class InvalidPickleException extends InvalidDatasetException {

    private static final int LONGEST_QUOTE = 80;

    /** @param source the file's name, and the entry within it where there is one */
    InvalidPickleException(String source, String what) {
        super(source + ": " + what);
    }

    /** As much of what a file says as fits into a line. */
    static String brief(String said) {
        String text = said.length() <= LONGEST_QUOTE ? said : said.substring(0, LONGEST_QUOTE) + "...";
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
