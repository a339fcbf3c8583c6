package io.editrisk.experiment;

import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Images that an experiment asks to be measured, before it is known which they are.
 *
 * @param id that of the {@link io.editrisk.evaluation.EvaluationSet} that becomes of it
 * @param task the editing task whose images these are, by name; empty for the original task's
 * @param limit how many of the data set are asked for; all where empty
 * @param corruption what is done to them
 * @param shifted whether it is one of the experiment's shifted data sets, which may have been published corrupted
 */
record AskedSet(
        String id,
        Optional<String> task,
        String dataset,
        OptionalInt limit,
        Optional<Shift> corruption,
        boolean shifted) {

    private static final String ORIGINAL = EvaluationTask.UNEDITED;

    /** All of an experiment: as they are first, then corruption by corruption, then other data. */
    static List<AskedSet> of(Experiment experiment) {
        List<AskedSet> sets = new ArrayList<>();
        Experiment.Task original = experiment.task();
        for (Optional<Shift> shift : shifts(experiment.shifts())) {
            String suffix =
                    shift.map(s -> "+" + s.corruption() + "-" + s.severity()).orElse("");
            sets.add(new AskedSet(
                    ORIGINAL + suffix, Optional.empty(), original.validation(), original.limit(), shift, false));
            for (Experiment.EditingTask task : experiment.editingTasks()) {
                sets.add(new AskedSet(
                        task.name() + suffix, Optional.of(task.name()), task.validation(), task.limit(), shift, false));
            }
        }
        List<String> keys = experiment.shifts().datasets();
        List<String> names = ShortNames.of(keys);
        for (int i = 0; i < keys.size(); i++) {
            String id = "dataset:" + names.get(i);
            sets.add(new AskedSet(id, Optional.empty(), keys.get(i), OptionalInt.empty(), Optional.empty(), true));
        }
        return sets;
    }

    /** No shift first, then corruption by corruption, mild before severe. */
    private static List<Optional<Shift>> shifts(Experiment.Shifts asked) {
        List<Optional<Shift>> shifts = new ArrayList<>();
        shifts.add(Optional.empty());
        for (String corruption : asked.corruptions()) {
            asked.severities().forEach(severity -> shifts.add(Optional.of(new Shift(corruption, severity))));
        }
        return shifts;
    }
}
