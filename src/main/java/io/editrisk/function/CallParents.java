package io.editrisk.function;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.event.FunctionName;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.StoreLayout;
import java.util.OptionalInt;

/**
 * Which call asked for a call, by the key that rang the former: what wrote the trials, the rung or the tasks. A rung is closed
 * by whichever trial was last, which no key says: choosing counts as asked for by what asked for the trials. So do the marks that
 * a run, or what an edit starts from, is measured: the plan asked for them.
 */
record CallParents(Plan plan) {

    /** The key of the call that asked; that of the plan where it was plan's. */
    String of(FunctionName function, String key) {
        CallPlace place = CallPlace.of(key);
        if (function == FunctionName.AGGREGATE || place.edit().isEmpty()) {
            return planned();
        }
        String name = place.edit().get();
        if (name.equals(EvaluationTask.UNEDITED) || key.equals(StoreLayout.baseMeasured(plan.run(), name))) {
            return planned();
        }
        PlannedEdit edit = plan.edit(name);
        return function == FunctionName.EVALUATE
                ? lastClosed(edit)
                : ofTrials(edit, place.rung().orElse(0));
    }

    String planned() {
        return StoreLayout.plan(plan.run());
    }

    private String ofTrials(PlannedEdit edit, int rung) {
        if (rung > 0) {
            return StoreLayout.closed(plan.run(), edit.name(), OptionalInt.of(rung - 1));
        }
        return edit.base().isPresent() ? StoreLayout.baseMeasured(plan.run(), edit.name()) : planned();
    }

    private String lastClosed(PlannedEdit edit) {
        return StoreLayout.closed(
                plan.run(),
                edit.name(),
                edit.halving()
                        .map(search -> OptionalInt.of(search.rungs().size() - 1))
                        .orElse(OptionalInt.empty()));
    }
}
