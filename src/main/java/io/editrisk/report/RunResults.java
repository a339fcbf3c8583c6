package io.editrisk.report;

import io.editrisk.edit.Choice;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.image.RgbImage;
import java.util.List;

/**
 * Everything a finished run left in the store, from which the report is made.
 *
 * @param trials every trial of every edit, by edit and number
 * @param choices one an edit
 * @param starts where edits start that start from others
 * @param records all of them, the unedited network's included; order does not matter
 * @param examples a few pictures to show
 */
public record RunResults(
        Plan plan,
        List<TrialRecord> trials,
        List<Choice> choices,
        List<StartingPoint> starts,
        List<MetricRecord> records,
        List<Example> examples) {

    /** A picture and what it shows, for instance {@code T-shirt, on snow} or {@code fog, severity 3}. */
    public record Example(String caption, RgbImage image) {}

    public RunResults {
        trials = List.copyOf(trials);
        choices = List.copyOf(choices);
        starts = List.copyOf(starts);
        records = List.copyOf(records);
        examples = List.copyOf(examples);
    }
}
