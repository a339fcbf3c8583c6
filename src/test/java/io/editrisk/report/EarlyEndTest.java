package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.edit.TrialRule;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Look;
import io.editrisk.evaluation.Look.State;
import io.editrisk.evaluation.Looks;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.PairedDifference;
import io.editrisk.evaluation.Provenance;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Experiment.Gate;
import io.editrisk.experiment.Experiment.StopWhen;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.network.Precision;
import io.editrisk.shift.Shift;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyEndTest {

    private static final String EDIT = "edit";
    private static final int IMAGES = 800;
    private static final EvaluationSet ORIGINAL = set("original", Optional.empty(), Optional.empty());
    private static final EvaluationSet FOG = set("original+fog-3", Optional.empty(), Optional.of(new Shift("fog", 3)));
    private static final EvaluationSet EDITING = set("editing", Optional.of("editing"), Optional.empty());

    private static EvaluationSet set(String id, Optional<String> task, Optional<Shift> shift) {
        return new EvaluationSet(id, task, Selection.all("d", IMAGES), shift, false);
    }

    private static Plan plan(Gate gate, Optional<Double> narrow, String... methods) {
        return plan(gate, narrow, false, List.of(ORIGINAL, FOG, EDITING), methods);
    }

    private static Plan plan(
            Gate gate, Optional<Double> narrow, boolean split, List<EvaluationSet> sets, String... methods) {
        PlannedEdit edit = new PlannedEdit(
                EDIT,
                "editing",
                Optional.empty(),
                List.of(methods).stream()
                        .map(method -> new ReportedAs(method, method, method))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Experiment experiment = new Experiment(
                "early",
                7,
                new Experiment.Model("small-vgg", "w", OptionalInt.empty(), Precision.FLOAT32),
                new Experiment.Task("d", OptionalInt.empty(), Optional.empty(), Optional.empty()),
                List.of(new Experiment.EditingTask("editing", "d", "d", OptionalInt.empty(), Optional.empty())),
                List.of(),
                new Experiment.Alphas(0, 1, 0.5),
                new Choosing(TrialRule.EDITING, Choosing.AlphaRule.GATE, OptionalDouble.empty(), split),
                new Experiment.Shifts(List.of("fog"), List.of(3), List.of()),
                true,
                Optional.of(gate),
                Optional.of(new StopWhen(narrow, 4)));
        return new Plan(
                "run",
                "code",
                experiment,
                "e",
                "w",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(edit),
                sets,
                List.of(),
                experiment.alphas().points(),
                IMAGES);
    }

    /** Of every hundred images, so many are lost: of the original task, of it under shift; at half the way a third of them. */
    private record Losing(Plan plan, int look, int original, int fog) implements SetRecords {
        @Override
        public List<MetricRecord> of(String edit, EvaluationSet set) {
            int images = plan.looks().images(look, set.samples());
            int lost = set.equals(ORIGINAL) ? original : set.equals(FOG) ? fog : 0;
            List<AlphaPoint> points = edit.equals(EvaluationTask.UNEDITED)
                    ? List.of(point(0, images, set.task().isPresent() ? 50 : 0))
                    : List.of(point(0.5, images, lost / 3), point(1, images, lost));
            return List.of(new MetricRecord(
                    "run",
                    edit,
                    set.id(),
                    0,
                    images,
                    Collections.nCopies(images, 1),
                    IntStream.range(0, images).mapToObj(i -> set.id() + i).toList(),
                    points,
                    new Provenance("code", "e", "w", "d", 7, "engine", "cpu")));
        }

        private static AlphaPoint point(double alpha, int images, int wrongOfHundred) {
            List<Integer> predictions = IntStream.range(0, images)
                    .mapToObj(i -> i % 100 < wrongOfHundred ? 0 : 1)
                    .toList();
            int right = (int) predictions.stream().filter(one -> one == 1).count();
            return new AlphaPoint(alpha, right, images, predictions, Optional.empty());
        }
    }

    private static Look look(Plan plan, int look, int original, int fog) {
        return new EarlyEnd(plan, plan.edits().get(0)).look(look, new Losing(plan, look, original, fog));
    }

    private static List<State> states(Look look) {
        return look.quantities().stream().map(Look.Quantity::state).toList();
    }

    private static Gate gate(double drop, double penalty) {
        return new Gate(Optional.of(drop), Optional.of(penalty));
    }

    @Test
    void whatKeepsEveryLimitBeyondDoubtIsEnough() {
        Look first = look(plan(gate(.2, .2), Optional.empty(), "local-fine-tuning"), 1, 4, 5);

        assertThat(states(first)).containsExactly(State.KEPT, State.KEPT);
        assertThat(first.goOn()).isFalse();
        assertThat(first.quantities().get(0).change()).isEqualTo(-.04);
        // 100 images, 98.75%
        assertThat(first.quantities().get(0).interval())
                .isEqualTo(new PairedDifference(0, 4, 100).interval(new Looks(4)));
    }

    @Test
    void oneLimitBrokenBeyondDoubtIsEnoughWhateverIsOpen() {
        Look first = look(plan(gate(.05, .05), Optional.empty(), "local-fine-tuning"), 1, 5, 30);

        assertThat(states(first)).containsExactly(State.OPEN, State.BROKEN);
        assertThat(first.goOn()).isFalse();
    }

    @Test
    void aLimitWithinTheIntervalNeedsMoreImages() {
        Look first = look(plan(gate(.05, .2), Optional.empty(), "local-fine-tuning"), 1, 5, 5);

        assertThat(states(first)).containsExactly(State.OPEN, State.KEPT);
        assertThat(first.goOn()).isTrue();
    }

    @Test
    void anIntervalAsNarrowAsAskedForIsEnough() {
        Plan plan = plan(gate(.05, .2), Optional.of(.1), "local-fine-tuning");

        assertThat(states(look(plan, 1, 5, 5))).containsExactly(State.OPEN, State.KEPT);
        assertThat(states(look(plan, 2, 5, 5))).containsExactly(State.NARROW, State.KEPT);
        assertThat(look(plan, 2, 5, 5).goOn()).isFalse();
    }

    @Test
    void everyNameThatTheEditIsReportedUnderIsLookedAtWhereItWouldBeTaken() {
        Plan plan = plan(gate(.16, .16), Optional.empty(), "local-fine-tuning", "one-layer-interpolation");
        Look first = look(plan, 1, 30, 30);

        assertThat(first.quantities()).extracting(Look.Quantity::alpha).containsExactly(1.0, 1.0, .5, .5);
        assertThat(states(first)).containsExactly(State.BROKEN, State.BROKEN, State.OPEN, State.OPEN);
        assertThat(first.goOn()).as("one of them is open").isTrue();
    }

    @Test
    void onlyWhatTheGateLimitsCounts() {
        Plan plan = plan(new Gate(Optional.of(.2), Optional.empty()), Optional.empty(), "local-fine-tuning");

        assertThat(states(look(plan, 1, 4, 30))).containsExactly(State.KEPT);
    }

    @Test
    void whereOneHalfOfTheImagesHasNoneYetMoreAreNeeded() {
        EvaluationSet few =
                new EvaluationSet("editing", Optional.of("editing"), Selection.all("d", 8), Optional.empty(), false);
        Plan plan = plan(gate(.2, .2), Optional.of(1.0), true, List.of(ORIGINAL, FOG, few), "local-fine-tuning");

        assertThat(look(plan, 1, 4, 5).quantities()).isEmpty();
        assertThat(look(plan, 1, 4, 5).goOn()).isTrue();
    }
}
