package io.editrisk.experiment;

import io.editrisk.edit.Augmentation;
import io.editrisk.edit.Halving;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.Target;
import io.editrisk.evaluation.Halves;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.Precision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An experiment as its file says it, with defaults filled in. Keys are relative to the bucket's root, or {@code s3://}.
 *
 * @param excludeEdited whether images that show a source image of the editing task's training data are left out
 * @param stopWhen when an edit is measured on no more images; on all of them where empty
 */
public record Experiment(
        String name,
        long seed,
        Model model,
        Task task,
        List<EditingTask> editingTasks,
        List<Edit> edits,
        Alphas alphas,
        Choosing choosing,
        Shifts shifts,
        boolean excludeEdited,
        Optional<Gate> gate,
        Optional<StopWhen> stopWhen) {

    public Experiment {
        editingTasks = List.copyOf(editingTasks);
        edits = List.copyOf(edits);
    }

    /** The halves that images are parted into, where what is chosen on one is reported on the other. */
    public Optional<Halves> halves() {
        return choosing.split() ? Optional.of(new Halves(seed)) : Optional.empty();
    }

    /** The editing tasks by name, in order. */
    public List<String> taskNames() {
        return editingTasks.stream().map(EditingTask::name).toList();
    }

    /** The editing task of that name; an {@link IllegalArgumentException} where there is none. */
    public EditingTask editingTask(String named) {
        return editingTasks.stream()
                .filter(task -> task.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no editing task " + named));
    }

    /**
     * The network before editing.
     *
     * @param size of its pictures, where they have another width than it was published for
     * @param precision of what is measured; edits are always trained in float32
     */
    public record Model(String architecture, String weights, OptionalInt size, Precision precision) {

        /** What the model is; its name must be known. */
        public Architecture network() {
            Architecture published = Architectures.named(architecture)
                    .orElseThrow(() -> new IllegalStateException("there is no architecture " + architecture));
            return size.isEmpty() ? published : published.at(size.getAsInt());
        }
    }

    /**
     * What CLIP is told of a task's classes.
     *
     * @param classes a known set of names, or the key of a text file; the data set's own names where left out
     * @param templates a known set of sentences, or the key of a text file
     */
    public record Wording(Optional<String> classes, String templates) {}

    /**
     * The original task; {@code limit} takes the first so many images.
     *
     * @param train what the network was trained on, for the methods that look at it
     */
    public record Task(String validation, OptionalInt limit, Optional<Wording> prompts, Optional<TaskTraining> train) {}

    /** Training data of the original task; {@code limit} takes so many images, evenly spread. */
    public record TaskTraining(String images, OptionalInt limit) {}

    /**
     * An editing task: pairs or images to learn from, images to be right about.
     *
     * @param name {@link #ONLY} where the experiment has one and does not name it
     * @param prompts those of the original task where left out
     */
    public record EditingTask(
            String name, String train, String validation, OptionalInt limit, Optional<Wording> prompts) {

        /** The name of one that has none. */
        public static final String ONLY = "editing";
    }

    /**
     * One method over layers, learning rates, targets and restarts.
     *
     * @param tasks the editing tasks that it is made for, by name
     * @param layers empty for whole-network methods
     * @param learningRates empty where nothing is trained
     * @param halving how they are searched; empty where all are trained up to the cap on epochs
     * @param optimiser empty where nothing is trained
     * @param maxMinutes that each trial is trained; empty for no limit
     * @param lowRank for the methods that take it
     * @param augmentation of the images trained on
     * @param external weights that were edited elsewhere, where nothing is trained
     * @param base the edit that these start from, as the report names it; the unedited network where empty
     * @param as what is added to their names
     */
    public record Edit(
            String method,
            List<String> tasks,
            List<String> layers,
            List<Double> learningRates,
            Optional<Halving> halving,
            List<Target> targets,
            Optional<LowRank> lowRank,
            Optional<Optimisation> optimiser,
            int restarts,
            int epochs,
            Optional<Double> maxMinutes,
            OptionalInt batchSize,
            Optional<Augmentation> augmentation,
            Optional<External> external,
            Optional<String> base,
            Optional<String> as) {
        public Edit {
            tasks = List.copyOf(tasks);
            layers = List.copyOf(layers);
            learningRates = List.copyOf(learningRates);
            targets = List.copyOf(targets);
        }
    }

    /**
     * Weights that were edited elsewhere.
     *
     * @param key of a safetensors file
     * @param difference whether it holds what is to be added to the original weights
     */
    public record External(String key, boolean difference) {

        /** What tells it from others in names of edits: its file's name without the ending. */
        public String stem() {
            String last = ShortNames.last(key);
            return last.substring(0, last.length() - ".safetensors".length());
        }
    }

    /** Which points of the line are measured: {@code from}, a step at a time, and {@code to}; 0 is always one. */
    public record Alphas(double from, double to, double step) {
        public Alphas {
            if (!(from >= 0 && from <= to && to > 0 && to <= 1 && step > 0)) {
                throw new IllegalArgumentException("no points from " + from + " to " + to + " by " + step);
            }
        }

        /** The points, ascending and distinct, counted in decimals: the third step of 0.1 is 0.3. */
        public List<Double> points() {
            SortedSet<Double> points = new TreeSet<>(List.of(0.0, to));
            BigDecimal last = BigDecimal.valueOf(to);
            BigDecimal point = BigDecimal.valueOf(from);
            while (point.compareTo(last) < 0) {
                points.add(point.doubleValue());
                point = point.add(BigDecimal.valueOf(step));
            }
            return List.copyOf(points);
        }
    }

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

    /**
     * An edit's evaluation ends before all images are measured when everything that the gate limits is known: its interval keeps
     * or breaks the limit as a whole, or is narrow enough.
     *
     * @param intervalBelow how narrow, from one end to the other, as a fraction of accuracy; empty for no narrowness that is enough
     * @param looks how often that is looked at, the end included
     */
    public record StopWhen(Optional<Double> intervalBelow, int looks) {}
}
