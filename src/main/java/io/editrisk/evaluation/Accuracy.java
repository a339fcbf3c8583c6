package io.editrisk.evaluation;

/** Correct out of seen: counts that are added, never averaged. */
public record Accuracy(long correct, long seen) {
    public Accuracy {
        if (correct < 0 || correct > seen) {
            throw new IllegalArgumentException(correct + " correct of " + seen + " seen");
        }
    }

    public Accuracy plus(Accuracy other) {
        return new Accuracy(correct + other.correct, seen + other.seen);
    }

    /** The fraction that is correct; nothing seen is no fraction, not zero. */
    public double fraction() {
        if (seen == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return (double) correct / seen;
    }
}
