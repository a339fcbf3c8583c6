package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.experiment.form.Mistakes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Methods that compare an image with its modified form need pairs to train on; all others also train on plain images. */
final class PairsCheck {

    private final Reading.Read read;
    private final Mistakes mistakes;

    PairsCheck(Reading.Read read, Mistakes mistakes) {
        this.read = read;
        this.mistakes = mistakes;
    }

    /** @param manifests of the data sets that could be read, by key */
    void check(Map<String, DatasetManifest> manifests) {
        List<Experiment.Edit> edits = read.experiment().edits();
        for (int i = 0; i < edits.size(); i++) {
            Experiment.Edit edit = edits.get(i);
            if (!EditingMethods.named(edit.method()).orElseThrow().takesTarget()) {
                continue;
            }
            for (String task : edit.tasks()) {
                String train = read.experiment().editingTask(task).train();
                if (Optional.ofNullable(manifests.get(train))
                        .filter(found -> found.kind() == Kind.IMAGES)
                        .isPresent()) {
                    mistakes.add(
                            read.places().ofEdit(i, "method"),
                            edit.method() + " compares images with their modified forms; " + train
                                    + " holds images, expected pairs, or one of " + others());
                }
            }
        }
    }

    private static String others() {
        return EditingMethods.all().stream()
                .filter(method -> method.trains() && !method.takesTarget())
                .map(EditingMethod::name)
                .collect(Collectors.joining(", "));
    }
}
