package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
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
        return set.shift()
                .map(Shift::corruption)
                .orElseGet(() -> set.id().substring(set.id().indexOf('+') + 1));
    }

    /** The severity in words, for instance {@code 3}; what was published shifted has none. */
    static String severity(EvaluationSet set) {
        return severity(set.shift());
    }

    static String severity(Optional<Shift> shift) {
        return shift.map(one -> Integer.toString(one.severity())).orElse("as published");
    }
}
