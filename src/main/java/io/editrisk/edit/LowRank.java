package io.editrisk.edit;

/**
 * An edit of the form U V^T.
 *
 * @param rank how many columns U and V have, 1 or more
 * @param initialScale standard deviation of what U and V begin with, above 0
 */
public record LowRank(int rank, double initialScale) {
    public LowRank {
        if (rank < 1 || !(initialScale > 0)) {
            throw new IllegalArgumentException("not an edit: rank " + rank + ", initial scale " + initialScale);
        }
    }
}
