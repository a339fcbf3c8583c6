package io.editrisk.edit;

import java.util.ArrayList;
import java.util.List;

/** The epochs of one trial: the best so far, and the paper's stopping rule (appendix D.2). Compares counts, not fractions. */
final class Course {

    private final List<EpochPoint> history = new ArrayList<>();
    private EpochPoint best;
    private EpochPoint last;

    /** Begins with the original weights, which are the best until an epoch beats them. */
    Course(EpochPoint before) {
        if (before.epoch() != 0) {
            throw new IllegalArgumentException("a course begins at epoch 0, not " + before.epoch());
        }
        best = before;
        last = before;
        history.add(before);
    }

    /** Goes on after a course's epochs; at least one. */
    static Course after(List<EpochPoint> history) {
        Course course = new Course(history.get(0));
        history.subList(1, history.size()).forEach(course::betters);
        return course;
    }

    /** Adds an epoch and says whether it is strictly better than every one before it. */
    boolean betters(EpochPoint point) {
        if (point.epoch() != last.epoch() + 1
                || point.editing().seen() != last.editing().seen()) {
            throw new IllegalArgumentException(point + " does not follow " + last);
        }
        history.add(point);
        last = point;
        if (point.editing().correct() <= best.editing().correct()) {
            return false;
        }
        best = point;
        return true;
    }

    /** Whether the last epoch's accuracy fell below half of the best so far. */
    boolean halved() {
        return 2 * last.editing().correct() < best.editing().correct();
    }

    /** The training loss at the original weights. */
    double lossBefore() {
        return history.get(0).loss();
    }

    EpochPoint best() {
        return best;
    }

    EpochPoint last() {
        return last;
    }

    List<EpochPoint> history() {
        return List.copyOf(history);
    }
}
