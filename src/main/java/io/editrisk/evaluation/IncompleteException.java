package io.editrisk.evaluation;

/** Records are missing, or do not fit together. */
public class IncompleteException extends RuntimeException {

    public IncompleteException(String edit, String set, int from, int to) {
        this("no record of " + edit + " on images " + from + ".." + to + " of " + set);
    }

    /** Says what is missing. */
    public IncompleteException(String message) {
        super(message);
    }

    /** Records of different cuts: images that are in two of them. */
    static IncompleteException overlapping(String edit, String set, int from, int to) {
        return new IncompleteException("records of " + edit + " overlap on images " + from + ".." + to + " of " + set);
    }

    /** Records that do not speak of the same images. */
    static IncompleteException different(String what, String edit, EvaluationSet set) {
        return new IncompleteException(
                what + " of " + edit + " on " + set.id() + " are not those of the unedited network's records");
    }
}
