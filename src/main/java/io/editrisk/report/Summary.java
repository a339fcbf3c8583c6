package io.editrisk.report;

import io.editrisk.edit.Halving;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.TrialRecord;
import io.editrisk.edit.WeightChange;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.Corrected;
import io.editrisk.evaluation.CurveTrait;
import io.editrisk.evaluation.EffectiveRobustness;
import io.editrisk.evaluation.Interval;
import io.editrisk.evaluation.MeanChange;
import io.editrisk.evaluation.MeanCorruptionError;
import io.editrisk.evaluation.PairedDifference;
import io.editrisk.evaluation.WilsonInterval;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Exposure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code summary.json} says. Accuracies are fractions; differences are the edited network's accuracy less the other
 * one's, so that a negative one is a loss. The same experiment gives the same bytes: nothing here tells of time, place or
 * of how the work was cut.
 *
 * @param schema which schema this follows: {@link #SCHEMA}
 * @param incomplete what lacks of the run or does not fit together, a line each; none of a whole run
 * @param recommended the edits that the verdict rests on, at their chosen points: one for each editing task that has any
 * @param pareto the points of all edits' lines that no other edit of the same task does better at: none has more of one of
 *     editing and original accuracy and not less of the other
 * @param ranking by task, from the best score down; edits that gained nothing are not in it
 * @param averages over editing tasks, and over layers and tasks, where several edits are averaged
 * @param early where an edit's evaluation may end before all images are measured
 */
public record Summary(
        int schema,
        String run,
        String name,
        Verdict verdict,
        String sentence,
        List<String> incomplete,
        List<String> recommended,
        Optional<Experiment.Gate> gate,
        Unedited unedited,
        List<EditSummary> edits,
        List<Average> averages,
        List<Ranked> ranking,
        List<ParetoPoint> pareto,
        List<Exposed> exposure,
        Optional<Early> early,
        Origin provenance) {

    /** The number of the published schema; another one where a reader of this one would be wrong. */
    public static final int SCHEMA = 1;

    public Summary {
        incomplete = List.copyOf(incomplete);
        exposure = List.copyOf(exposure);
        recommended = List.copyOf(recommended);
        averages = List.copyOf(averages);
        ranking = List.copyOf(ranking);
        pareto = List.copyOf(pareto);
        edits = List.copyOf(edits);
    }

    /**
     * How many images of a data set show what the edits are trained on.
     *
     * @param share of the images that were asked for
     * @param leftOut whether they were left out, or measured nevertheless
     */
    public record Exposed(String dataset, int edited, int images, double share, boolean leftOut) {
        static Exposed of(Exposure exposure, boolean leftOut) {
            int edited = exposure.edited().size();
            return new Exposed(
                    exposure.dataset(), edited, exposure.images(), (double) edited / exposure.images(), leftOut);
        }
    }

    /**
     * How much was saved by ending evaluations early. The intervals of the change in original accuracy and of the original OOD
     * penalty are then as wide as looking several times makes them: each look's holds.
     *
     * @param looks how many there are at most, the end included
     * @param predictions that were made: images of all sets, at all points
     * @param of that would have been made of all images
     */
    public record Early(int looks, long predictions, long of, List<Ended> edits) {
        public Early {
            edits = List.copyOf(edits);
        }

        /** The share of all predictions that was not made. */
        double saved() {
            return 1 - (double) predictions / of;
        }
    }

    /**
     * Up to where an edit was measured.
     *
     * @param look the last one, from 1
     * @param images of the original task
     * @param of all of its images
     */
    public record Ended(String edit, int look, int images, int of) {}

    /** Images counted, with Wilson's interval. */
    public record Measured(long correct, long seen, double accuracy, Interval interval) {
        static Measured of(Accuracy accuracy) {
            return new Measured(accuracy.correct(), accuracy.seen(), accuracy.fraction(), WilsonInterval.of(accuracy));
        }

        private Measured less(Difference change) {
            return of(new Accuracy(correct - Math.round(change.value() * seen), seen));
        }

        private double beside(Measured unedited, Difference change) {
            return seen == unedited.seen() ? accuracy : unedited.accuracy() + change.value();
        }
    }

    /** A difference of accuracies; Tango's interval; for a mean over shifts on as many images as they are worth. */
    public record Difference(double value, Interval interval) {
        static Difference of(PairedDifference paired) {
            return new Difference(paired.difference(), paired.interval());
        }

        static Difference of(MeanChange mean) {
            return new Difference(mean.mean(), mean.interval());
        }
    }

    /** The network before editing. */
    public record Unedited(
            Measured original, List<UneditedTask> editing, List<Corrupted> corrupted, List<OfShift> shifts) {
        public Unedited {
            editing = List.copyOf(editing);
            corrupted = List.copyOf(corrupted);
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * Where an edit stands among those for the same task, by the mean of its editing and original accuracies at its chosen point.
     * Edits that cannot be told apart have ranks in common: all of {@code best..worst} are possible, and with 95% all edits'
     * ranks are right at once.
     *
     * @param score the mean of both accuracies
     * @param of how many edits are ranked; more than 64 are not
     */
    public record Ranked(String task, String edit, double score, int best, int worst, int of) {}

    /** Accuracies along an edit's line: on the editing task, which should go up, and on the original task, which should go down. */
    public record Shape(Curve editing, Curve original) {}

    /** One of them; whether it is concave needs three points. */
    public record Curve(CurveTrait monotone, Optional<CurveTrait> concave) {}

    /** A point of an edit's line. */
    public record ParetoPoint(String edit, double alpha) {}

    /** An editing task before editing; the penalty is there if its data were shifted. */
    public record UneditedTask(String task, Measured accuracy, Optional<Difference> oodPenalty) {}

    /**
     * The mean over several edits at their chosen points, each with the same weight (paper, figure 2).
     *
     * @param of {@code method@layer}, over editing tasks; {@code method}, over layers and editing tasks
     * @param edits how many there are
     * @param without how many more there would be had they gained anything
     */
    public record Average(
            String of,
            String method,
            int edits,
            int without,
            Difference editingChange,
            Difference originalChange,
            Optional<Difference> originalOodPenalty,
            Optional<Difference> editingOodPenalty) {}

    /**
     * The original task under corruption.
     *
     * @param published whether the images were published so; else they were corrupted when they were measured
     * @param shifts corruptions times severities that the mean is over
     * @param interval of the mean accuracy
     * @param mce Hendrycks' mean corruption error; empty where it is not defined: for anything but ImageNet at 224 pixels
     *     under all 15 common corruptions at five severities
     * @param relativeMce the relative one; empty there too, and where the images were not measured as they are
     */
    public record Corrupted(
            boolean published,
            int shifts,
            double meanAccuracy,
            Interval interval,
            Optional<MeanCorruptionError> mce,
            Optional<MeanCorruptionError> relativeMce) {}

    /**
     * Under one shift.
     *
     * @param set id of the evaluation set
     * @param change for the original data to the unedited network, for the editing data to the same data without shift
     * @param corrected the change among those under all the shifts, corrected for looking at all of them
     */
    public record OfShift(
            String set,
            Optional<String> corruption,
            OptionalInt severity,
            Measured accuracy,
            Optional<Difference> change,
            Optional<Corrected> corrected) {}

    /** A limit of the gate and what was held against it, both losses as positive fractions. */
    public record Limit(double limit, double loss, boolean kept) {}

    /** Whether a point keeps the gate. */
    public record GateCheck(boolean passed, Optional<Limit> originalDrop, Optional<Limit> originalOodPenalty) {}

    /**
     * One point of an edit's line. Penalties are there if the experiment has shifts. Changes and the original penalty are to
     * the unedited network, whatever the edit starts from: what a chain of edits costs in all.
     *
     * @param step what the last edit of a chain adds to those before it; empty where it is the only one
     */
    public record Point(
            double alpha,
            Measured editing,
            Difference editingChange,
            Measured original,
            Difference originalChange,
            Optional<Difference> originalOodPenalty,
            Optional<Difference> editingOodPenalty,
            Optional<GateCheck> gate,
            Optional<Step> step) {

        /** The unedited network on the images that this point's editing accuracy is of, which may be fewer than all. */
        Measured editingBefore() {
            return editing.less(editingChange);
        }

        /** Likewise of the original task. */
        Measured originalBefore() {
            return original.less(originalChange);
        }

        /**
         * Editing accuracy to hold beside that of edits that were measured on other images: as much above the unedited network's on
         * all of them as it is on this one's own.
         *
         * @param unedited on all images
         */
        double editing(Measured unedited) {
            return editing.beside(unedited, editingChange);
        }

        /** Likewise of the original task. */
        double original(Measured unedited) {
            return original.beside(unedited, originalChange);
        }

        /** Whether the edit does what it was made for, here. */
        boolean improves() {
            return editingChange.value() > 0;
        }

        /** Whether the other has more of one accuracy, and of none less. */
        boolean worseThan(Point other) {
            int editing = Double.compare(
                    other.editingChange().value(), editingChange().value());
            int original = Double.compare(
                    other.originalChange().value(), originalChange().value());
            return editing >= 0 && original >= 0 && editing + original > 0;
        }

        /** Nothing forbids this point: the gate is kept, or there is none. */
        boolean allowed() {
            return gate.map(GateCheck::passed).orElse(true);
        }
    }

    /**
     * What an edit does to the network that it starts from, which is another edit's: the same as in {@link Point}, with that
     * one in place of the unedited network.
     *
     * @param earlier the other editing tasks that the edits before it were made for
     */
    public record Step(
            Difference editingChange,
            Difference originalChange,
            Optional<Difference> originalOodPenalty,
            List<Earlier> earlier) {
        public Step {
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * How much of what an edit below was made for is left.
     *
     * @param step to where the last edit starts
     * @param chain to the unedited network
     */
    public record Earlier(String task, Measured accuracy, Difference step, Difference chain) {}

    /**
     * What an edit starts from.
     *
     * @param edit the other one's name
     * @param alpha the point that was chosen of it; empty where it has no edited weights
     */
    public record Base(String edit, OptionalDouble alpha) {}

    /** A chosen point on the half of the images that it was chosen on: what would be reported without another half. */
    public record Selected(Measured editing, Measured original) {
        static Selected of(Point point) {
            return new Selected(point.editing(), point.original());
        }
    }

    /**
     * The point of the line that was chosen, in full; {@code selected} is there if it was chosen on other images.
     *
     * @param effectiveRobustness how far accuracy under shift lies above the line of the unedited and fully fine-tuned networks;
     *     empty where these give no line
     */
    public record Chosen(
            double alpha,
            boolean allowed,
            Optional<Selected> selected,
            Optional<EffectiveRobustness.Estimate> effectiveRobustness,
            List<Corrupted> corrupted,
            List<OfShift> originalShifts,
            List<OfShift> editingShifts) {
        public Chosen {
            corrupted = List.copyOf(corrupted);
            originalShifts = List.copyOf(originalShifts);
            editingShifts = List.copyOf(editingShifts);
        }

        Chosen with(Optional<EffectiveRobustness.Estimate> distance) {
            return new Chosen(alpha, allowed, selected, distance, corrupted, originalShifts, editingShifts);
        }
    }

    /**
     * An edit: {@code chosen} and points are there if a trial improved, a reason if none did.
     *
     * @param task the editing task, by name
     * @param place {@code method@layer} or {@code method}: what edits of several tasks have in common
     * @param base what it starts from; the unedited network where empty
     * @param shape there where points are
     * @param search how its trials were searched; empty where all were trained up to the cap on epochs
     */
    public record EditSummary(
            String edit,
            String task,
            String place,
            String method,
            Optional<String> layer,
            Optional<Base> base,
            Outcome outcome,
            Optional<String> reason,
            Optional<Halving> search,
            OptionalInt trial,
            Optional<Chosen> chosen,
            Optional<Shape> shape,
            List<Point> points,
            List<TrialSummary> trials) {

        public EditSummary {
            points = List.copyOf(points);
            trials = List.copyOf(trials);
        }

        EditSummary with(Optional<Chosen> point, Optional<Shape> line) {
            return new EditSummary(
                    edit, task, place, method, layer, base, outcome, reason, search, trial, point, line, points,
                    trials);
        }

        /** The chosen point, if there is one. */
        Optional<Point> chosenPoint() {
            return chosen.flatMap(choice -> points.stream()
                    .filter(point -> point.alpha() == choice.alpha())
                    .findFirst());
        }
    }

    /**
     * One training run: what was tried and how it went.
     *
     * @param learningRate empty where nothing was trained
     * @param rung that it was trained up to, where the edit's rates were searched; from 0
     * @param original accuracy on the original task, where trials are chosen by it
     * @param change what it did to the weights; empty where it changed nothing
     */
    public record TrialSummary(
            int trial,
            OptionalDouble learningRate,
            Optional<String> target,
            int restart,
            OptionalInt rung,
            Outcome outcome,
            Optional<String> reason,
            int epochs,
            int bestEpoch,
            Measured editing,
            Optional<Measured> original,
            Optional<WeightChange> change) {
        static TrialSummary of(TrialRecord record) {
            return new TrialSummary(
                    record.spec().trial(),
                    rate(record.spec().learningRate()),
                    record.spec().target().map(target -> target.name().toLowerCase(Locale.ROOT)),
                    record.spec().restart(),
                    record.rung(),
                    record.outcome(),
                    record.reason(),
                    record.history().size() - 1,
                    record.bestEpoch(),
                    Measured.of(record.best()),
                    record.cost().map(cost -> Measured.of(cost.after())),
                    record.change());
        }

        private static OptionalDouble rate(double rate) {
            return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
        }
    }

    /**
     * Where the numbers came from; engines and devices are all that took part.
     *
     * @param frost which textures frost was cut from, if it was among the corruptions
     */
    public record Origin(
            String code,
            String experiment,
            String weights,
            List<Data> data,
            Optional<String> frost,
            long seed,
            List<String> engines,
            List<String> devices) {
        public Origin {
            data = List.copyOf(data);
            engines = List.copyOf(engines);
            devices = List.copyOf(devices);
        }

        /** A data set and the digest of its content. */
        public record Data(String dataset, String digest) {}
    }
}
