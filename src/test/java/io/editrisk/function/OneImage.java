package io.editrisk.function;

import io.editrisk.edit.TrialRule;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Experiment;
import io.editrisk.network.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** An experiment of which only the counting matters: no network and no data are behind its keys. */
final class OneImage {

    private OneImage() {}

    static Experiment experiment(String name) {
        return experiment(name, Optional.empty(), Optional.empty());
    }

    static Experiment experiment(String name, Optional<Experiment.Gate> gate, Optional<Experiment.StopWhen> stopWhen) {
        return new Experiment(
                name,
                7,
                new Experiment.Model("small-vgg", "w", OptionalInt.empty(), Precision.FLOAT32),
                new Experiment.Task("d", OptionalInt.empty(), Optional.empty(), Optional.empty()),
                List.of(new Experiment.EditingTask("editing", "d", "d", OptionalInt.empty(), Optional.empty())),
                List.of(),
                new Experiment.Alphas(0, 1, 0.5),
                new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), false),
                new Experiment.Shifts(List.of(), List.of(), List.of()),
                true,
                gate,
                stopWhen);
    }
}
