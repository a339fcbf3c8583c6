package io.editrisk.report;

import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.Summary.TrialSummary;
import io.editrisk.report.Summary.UneditedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the page's table says of an edit, kept together when the table is sorted.
 *
 * @param edit its name; empty for the network before editing, which stays on top
 * @param anchor names the place in the page
 * @param layer empty where the edit has none
 */
record EditGroup(String edit, String anchor, String task, String method, String layer, List<EditRow> rows) {

    static List<EditGroup> of(Summary summary) {
        List<EditGroup> groups = new ArrayList<>();
        int number = 0;
        for (UneditedTask task : summary.unedited().editing()) {
            groups.add(new EditGroup("", "", task.task(), "", "", List.of(EditRow.unedited(summary.unedited(), task))));
            for (EditSummary edit : summary.edits()) {
                if (edit.task().equals(task.task())) {
                    number++;
                    groups.add(new EditGroup(
                            edit.edit(),
                            "edit-" + number,
                            edit.task(),
                            edit.method(),
                            edit.layer().orElse(""),
                            EditRow.of(edit, summary)));
                }
            }
        }
        return groups;
    }

    /** What the trial that was kept did to the weights. */
    static Optional<String> change(EditSummary edit) {
        return edit.trials().stream()
                .filter(trial -> edit.trial().equals(OptionalInt.of(trial.trial())))
                .flatMap(trial -> trial.change().stream())
                .map(change -> String.format(Locale.ROOT, "%,d weights changed by ", change.parameters())
                        + Numbers.significant(100 * change.relative()) + "%")
                .findFirst();
    }

    /** What its search cost, in epochs: that is the same wherever it ran. */
    static Optional<String> training(EditSummary edit) {
        int epochs = edit.trials().stream().mapToInt(TrialSummary::epochs).sum();
        int trials = edit.trials().size();
        return epochs == 0
                ? Optional.empty()
                : Optional.of(epochs + " epochs in " + trials + (trials == 1 ? " trial" : " trials"));
    }
}
