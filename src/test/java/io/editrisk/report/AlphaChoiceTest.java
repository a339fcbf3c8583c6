package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.edit.TrialRule;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.Interval;
import io.editrisk.experiment.Choosing;
import io.editrisk.experiment.Choosing.AlphaRule;
import io.editrisk.experiment.Experiment.Gate;
import io.editrisk.report.Summary.Difference;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.Summary.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** By hand: an edit that gains fast and loses late, of 100 images a task. */
class AlphaChoiceTest {

    private static final String INTERPOLATES = "one-layer-interpolation";
    private static final String ENDS = "local-fine-tuning";

    /** Editing and original images that are right at 0, .25, .5, .75 and 1. */
    private static final int[][] COUNTS = {{20, 90}, {50, 89}, {70, 86}, {75, 79}, {80, 60}};

    private static final List<Point> POINTS = points(COUNTS);

    static List<Point> points(int[][] counts) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Difference change = change(counts[i][1] - counts[0][1]);
            points.add(new Point(
                    .25 * i,
                    Measured.of(new Accuracy(counts[i][0], 100)),
                    change(counts[i][0] - counts[0][0]),
                    Measured.of(new Accuracy(counts[i][1], 100)),
                    change,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(
                            Gatekeeper.check(new Gate(Optional.of(.05), Optional.empty()), change, Optional.empty())),
                    Optional.empty()));
        }
        return points;
    }

    private static Difference change(int images) {
        return new Difference(images / 100.0, new Interval(-1, 1));
    }

    private static double chosen(AlphaRule rule, String method, List<Point> points) {
        return new AlphaChoice(new Choosing(TrialRule.EDITING, rule, OptionalDouble.empty(), false))
                .of(method, points)
                .alpha();
    }

    @Test
    void theGateLimitsWhatMayBeLost() {
        // .5 loses four points, .75 eleven
        assertThat(chosen(AlphaRule.GATE, INTERPOLATES, POINTS)).isEqualTo(.5);
        // from the second point on nothing keeps it: the best of all
        List<Point> broken = List.of(POINTS.get(0), POINTS.get(3), POINTS.get(4));
        assertThat(chosen(AlphaRule.GATE, INTERPOLATES, broken)).isEqualTo(1);
    }

    @Test
    void theLargestMeanOfBothIsPaints() {
        // means .55, .695, .78, .77, .7
        assertThat(chosen(AlphaRule.MEAN, INTERPOLATES, POINTS)).isEqualTo(.5);
    }

    @Test
    void theKneeLiesFarthestAboveTheLineBetweenTheEnds() {
        // gained less lost, as parts of 60 and 30: 0, .467, .7, .55, 0
        assertThat(chosen(AlphaRule.KNEE, INTERPOLATES, POINTS)).isEqualTo(.5);
        // straight, then a late gain: 0, 0, 0, .333, 0
        int[][] late = {{20, 90}, {35, 85}, {50, 80}, {75, 78}, {80, 70}};
        assertThat(chosen(AlphaRule.KNEE, INTERPOLATES, points(late))).isEqualTo(.75);
    }

    @Test
    void anEditThatLosesNothingHasItsKneeWhereItGainsMost() {
        int[][] free = {{20, 90}, {60, 90}, {80, 90}, {78, 90}, {70, 90}};
        assertThat(chosen(AlphaRule.KNEE, INTERPOLATES, points(free))).isEqualTo(.5);
    }

    @Test
    void amongEqualsTheSmallestIsTakenAndNeverTheUneditedNetwork() {
        int[][] flat = {{90, 90}, {50, 80}, {50, 80}, {50, 80}, {50, 80}};
        for (AlphaRule rule : List.of(AlphaRule.GATE, AlphaRule.MEAN, AlphaRule.KNEE)) {
            assertThat(chosen(rule, INTERPOLATES, points(flat))).as(rule.name()).isEqualTo(.25);
        }
    }

    @Test
    void aFixedPointIsTaken() {
        AlphaChoice choice =
                new AlphaChoice(new Choosing(TrialRule.EDITING, AlphaRule.FIXED, OptionalDouble.of(.75), false));
        assertThat(choice.of(INTERPOLATES, POINTS).alpha()).isEqualTo(.75);
    }

    @Test
    void whatDoesNotInterpolateIsTakenAtItsEnd() {
        for (AlphaRule rule : List.of(AlphaRule.GATE, AlphaRule.MEAN, AlphaRule.KNEE)) {
            assertThat(chosen(rule, ENDS, POINTS)).as(rule.name()).isEqualTo(1);
        }
    }
}
