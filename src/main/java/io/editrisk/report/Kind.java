package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.report.Summary.OfShift;
import io.editrisk.shift.Shift;
import java.util.List;
import java.util.Optional;

/**
 * A kind of shift: a corruption at all its severities, or a data set that was published shifted.
 *
 * @param sets mild to severe
 */
record Kind(String name, List<EvaluationSet> sets) {

    Kind {
        sets = List.copyOf(sets);
    }

    /**
     * The kinds of shifts of a task's images, in the order of the plan.
     *
     * @param shifted the task's sets but for the images as they are
     */
    static List<Kind> of(List<EvaluationSet> shifted) {
        return shifted.stream()
                .map(Kind::name)
                .distinct()
                .map(name -> new Kind(
                        name,
                        shifted.stream().filter(set -> name(set).equals(name)).toList()))
                .toList();
    }

    static String name(EvaluationSet set) {
        return name(set.shift().map(Shift::corruption), set.id());
    }

    static String name(OfShift shift) {
        return name(shift.corruption(), shift.set());
    }

    private static String name(Optional<String> corruption, String set) {
        return corruption.orElseGet(() -> set.substring(set.indexOf('+') + 1));
    }
}
