package io.editrisk.evaluation;

/** Records are missing. */
public class IncompleteException extends RuntimeException {
    public IncompleteException(String edit, String set, int from, int to) {
        super("no record of " + edit + " on images " + from + ".." + to + " of " + set);
    }
}
