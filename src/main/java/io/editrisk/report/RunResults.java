package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.Look;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.image.RgbImage;
import java.util.List;
import java.util.Optional;

/**
 * What a run left in the store, from which the report is made.
 *
 * @param trials every trial of every edit, by edit and number
 * @param choices one an edit
 * @param starts where edits start that start from others
 * @param records where they are read from
 * @param examples a few pictures to show
 * @param pictures where images of evaluation sets are taken from
 * @param lacking what lacks of all this but for records, a line each: a key and what is wrong there
 */
public record RunResults(
        Plan plan,
        List<TrialRecord> trials,
        List<Choice> choices,
        List<StartingPoint> starts,
        List<Look> looks,
        RunRecords records,
        List<Example> examples,
        Pictures pictures,
        List<String> lacking) {

    /** A picture and what it shows, for instance {@code T-shirt, on snow} or {@code fog, severity 3}. */
    public record Example(String caption, RgbImage image) {}

    public RunResults {
        trials = List.copyOf(trials);
        choices = List.copyOf(choices);
        starts = List.copyOf(starts);
        looks = List.copyOf(looks);
        examples = List.copyOf(examples);
        lacking = List.copyOf(lacking);
    }

    /** The look up to which an edit was to be measured: the one that ended its evaluation, else the last. */
    int measuredUntil(String edit) {
        return looks.stream()
                .filter(look -> look.edit().equals(edit) && !look.goOn())
                .mapToInt(Look::look)
                .findFirst()
                .orElse(plan.looks().most());
    }

    /** What became of an edit's trials; empty where that is not known. */
    Optional<Choice> choice(PlannedEdit edit) {
        return choices.stream()
                .filter(choice -> choice.edit().equals(edit.name()))
                .findFirst();
    }
}
