package io.editrisk.edit;

import java.util.Optional;

/**
 * An edit of the form U V^T.
 *
 * @param rank how many columns U and V have, 1 or more
 * @param initialScale standard deviation of what U and V begin with, above 0
 * @param rewrite how V is found where it is not trained
 */
public record LowRank(int rank, double initialScale, Optional<Rewrite> rewrite) {
    public LowRank {
        if (rank < 1 || !(initialScale > 0)) {
            throw new IllegalArgumentException("not an edit: rank " + rank + ", initial scale " + initialScale);
        }
    }

    /** One whose U and V are both trained. */
    public LowRank(int rank, double initialScale) {
        this(rank, initialScale, Optional.empty());
    }
}
