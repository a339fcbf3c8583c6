package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.edit.TrialSpec;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds warm-ups against how long training is at most: a rate that is never reached is not the one that was asked for. */
final class WarmupCheck {

    private final Reading.Read read;
    private final Mistakes mistakes;

    WarmupCheck(Reading.Read read, Mistakes mistakes) {
        this.read = read;
        this.mistakes = mistakes;
    }

    /** @param manifests of the data sets that could be read, by key */
    void check(Map<String, DatasetManifest> manifests) {
        List<Experiment.Edit> edits = read.experiment().edits();
        for (int i = 0; i < edits.size(); i++) {
            Experiment.Edit edit = edits.get(i);
            int warmup = edit.optimiser().map(how -> how.warmupSteps()).orElse(0);
            for (String task : edit.tasks()) {
                Optional<DatasetManifest> images = Optional.ofNullable(
                        manifests.get(read.experiment().editingTask(task).train()));
                long steps = images.map(found ->
                                (long) edit.epochs() * TrialSpec.stepsAnEpoch(found.samples(), edit.batchSize()))
                        .orElse(Long.MAX_VALUE);
                if (warmup > 0 && warmup >= steps) {
                    mistakes.add(
                            place(i),
                            "'warmup-steps' is " + warmup + "; training takes " + steps + " steps at most ("
                                    + counted(images.orElseThrow()) + ", " + edit.epochs()
                                    + " epochs), expected fewer");
                    break;
                }
            }
        }
    }

    private static String counted(DatasetManifest images) {
        return images.samples() + (images.kind() == Kind.PAIRS ? " pairs" : " images");
    }

    /** Where it is given; else where the epochs are, or the method that has it by default. */
    private Place place(int edit) {
        for (String key : List.of("warmup-steps", "epochs")) {
            Optional<Place> given = read.places().ofGiven(edit, key);
            if (given.isPresent()) {
                return given.get();
            }
        }
        return read.places().ofEdit(edit, "method");
    }
}
