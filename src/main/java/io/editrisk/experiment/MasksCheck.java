package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Rewrite;
import io.editrisk.experiment.form.Mistakes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edits that look at what was changed alone need pairs that say what that is. */
final class MasksCheck {

    private final Reading.Read read;
    private final Mistakes mistakes;

    MasksCheck(Reading.Read read, Mistakes mistakes) {
        this.read = read;
        this.mistakes = mistakes;
    }

    /** @param manifests of the data sets that could be read, by key */
    void check(Map<String, DatasetManifest> manifests) {
        List<Experiment.Edit> edits = read.experiment().edits();
        for (int i = 0; i < edits.size(); i++) {
            if (!masked(edits.get(i))) {
                continue;
            }
            for (String task : edits.get(i).tasks()) {
                String train = read.experiment().editingTask(task).train();
                // plain images are PairsCheck's
                if (Optional.ofNullable(manifests.get(train))
                        .filter(found ->
                                found.kind() == Kind.PAIRS && !found.form().masks())
                        .isPresent()) {
                    mistakes.add(
                            read.places().ofEdit(i, "masked"),
                            "'masked' is true; " + train + " holds pairs without masks, expected 'masks: true' in its "
                                    + DatasetManifest.FILE);
                }
            }
        }
    }

    private static boolean masked(Experiment.Edit edit) {
        return edit.lowRank().flatMap(LowRank::rewrite).filter(Rewrite::masked).isPresent();
    }
}
