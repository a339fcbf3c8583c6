package io.editrisk.experiment;

import io.editrisk.edit.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An experiment as its file says it, with defaults filled in. Keys are relative to the bucket's root, or {@code s3://}. */
public record Experiment(
        String name,
        long seed,
        Model model,
        Task task,
        EditingTask editingTask,
        List<Edit> edits,
        Alphas alphas,
        Shifts shifts,
        Optional<Gate> gate) {

    public Experiment {
        edits = List.copyOf(edits);
    }

    /** The network before editing. */
    public record Model(String architecture, String weights) {}

    /** The original task; {@code limit} takes the first so many images. */
    public record Task(String validation, OptionalInt limit) {}

    /** The editing task: pairs to learn from, images to be right about. */
    public record EditingTask(String train, String validation, OptionalInt limit) {}

    /** One method over layers, learning rates, targets and restarts. {@code layers} is empty for whole-network methods. */
    public record Edit(
            String method,
            List<String> layers,
            List<Double> learningRates,
            List<Target> targets,
            int restarts,
            int epochs,
            OptionalInt batchSize) {
        public Edit {
            layers = List.copyOf(layers);
            learningRates = List.copyOf(learningRates);
            targets = List.copyOf(targets);
        }
    }

    /** The points of the line, from 0 to 1, ascending and distinct. */
    public record Alphas(double from, double to, double step) {}

    /** Distribution shifts: corruptions by name × severities, and other data with the original labels. */
    public record Shifts(List<String> corruptions, List<Integer> severities, List<String> datasets) {
        public Shifts {
            corruptions = List.copyOf(corruptions);
            severities = List.copyOf(severities);
            datasets = List.copyOf(datasets);
        }
    }

    /** Limits that an edit must keep: losses as positive fractions of accuracy. An empty one is no limit. */
    public record Gate(Optional<Double> maxOriginalDrop, Optional<Double> maxOriginalOodPenalty) {}
}
