package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Looks;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what ending evaluations early saved. */
final class EarlyEnds {

    private EarlyEnds() {}

    /** Empty where every edit is measured on all images. */
    static Optional<Summary.Early> of(RunResults results) {
        Plan plan = results.plan();
        Looks looks = plan.looks();
        if (plan.experiment().stopWhen().isEmpty()) {
            return Optional.empty();
        }
        EvaluationSet original = plan.set(EvaluationTask.UNEDITED);
        long unedited = predictions(plan, EvaluationTask.UNEDITED, looks.most());
        long made = unedited;
        long all = unedited;
        List<Summary.Ended> ended = new ArrayList<>();
        for (PlannedEdit edit : plan.edits()) {
            if (results.choice(edit)
                    .filter(choice -> choice.trial().isPresent())
                    .isPresent()) {
                int look = results.measuredUntil(edit.name());
                made += predictions(plan, edit.name(), look);
                all += predictions(plan, edit.name(), looks.most());
                for (ReportedAs name : edit.reportedAs()) {
                    ended.add(new Summary.Ended(
                            name.edit(), look, looks.images(look, original.samples()), original.samples()));
                }
            }
        }
        return Optional.of(new Summary.Early(looks.most(), made, all, ended));
    }

    /** For people. */
    static String sentence(Summary.Early early) {
        long before = early.edits().stream()
                .filter(edit -> edit.look() < early.looks())
                .count();
        return "The evaluation of " + before + " of " + early.edits().size()
                + (early.edits().size() == 1 ? " edit" : " edits")
                + " ended before all images were measured, since what the gate limits was known: "
                + Numbers.percent(early.saved())
                + " of all predictions were saved. Intervals of what the gate limits are as wide as "
                + early.looks() + " looks make them.";
    }

    private static long predictions(Plan plan, String edit, int look) {
        return plan.sets(edit)
                        .mapToLong(set -> plan.looks().images(look, set.samples()))
                        .sum()
                * plan.points(edit).size();
    }
}
