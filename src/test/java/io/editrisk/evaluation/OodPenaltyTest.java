package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Equations 1 and 2 of the paper, by hand on ten images. */
class OodPenaltyTest {

    private static final double EXACT = 1e-12;
    private static final EvaluationSet FOG = Records.shifted("original+fog-3", Optional.empty(), 10);
    private static final EvaluationSet BLUR = Records.shifted("original+blur-3", Optional.empty(), 10);
    private static final EvaluationSet EDITING = Records.set("editing", Optional.of("editing"), 10);
    private static final EvaluationSet EDITING_FOG = Records.shifted("editing+fog-3", Optional.of("editing"), 10);
    private static final EvaluationSet EDITING_BLUR = Records.shifted("editing+blur-3", Optional.of("editing"), 10);

    private final Measurements measured = new Measurements(
            List.of(FOG, BLUR, EDITING, EDITING_FOG, EDITING_BLUR),
            List.of(
                    Records.unedited(FOG, "++++++++--"), // .8
                    Records.edited(FOG, 1, "+++++---+-"), // .6: three lost, one gained
                    Records.unedited(BLUR, "+++++-----"), // .5
                    Records.edited(BLUR, 1, "++++++----"), // .6: one gained
                    Records.unedited(EDITING, "+++-------"), // .3
                    Records.edited(EDITING, 1, "+++++++++-"), // .9
                    Records.unedited(EDITING_FOG, "----------"),
                    Records.edited(EDITING_FOG, 1, "+++++-----"), // .5: four lost
                    Records.unedited(EDITING_BLUR, "----------"),
                    Records.edited(EDITING_BLUR, 1, "++-----+++"))); // .5: five lost, one gained

    @Test
    void theOriginalTasksPenaltyIsTheEditedNetworksAccuracyLessTheUneditedOnesUnderTheSameShift() {
        OodPenalty penalty = OodPenalty.original(measured, List.of(FOG, BLUR), "edit", 1, Looks.AT_THE_END);

        assertThat(penalty.shifts())
                .extracting(OodPenalty.OfShift::set, OodPenalty.OfShift::shift, OodPenalty.OfShift::difference)
                .containsExactly(
                        tuple("original+fog-3", FOG.shift(), new PairedDifference(1, 3, 10)),
                        tuple("original+blur-3", BLUR.shift(), new PairedDifference(1, 0, 10)));
        assertThat(penalty.mean()).isCloseTo((-0.2 + 0.1) / 2, within(EXACT));
    }

    @Test
    void theEditingTasksPenaltyIsTheEditedNetworksAccuracyUnderTheShiftLessItsAccuracyWithout() {
        OodPenalty penalty = OodPenalty.editing(measured, EDITING, List.of(EDITING_FOG, EDITING_BLUR), "edit", 1);

        assertThat(penalty.shifts())
                .extracting(OodPenalty.OfShift::difference)
                .containsExactly(new PairedDifference(0, 4, 10), new PairedDifference(1, 5, 10));
        assertThat(penalty.mean()).isCloseTo((-0.4 - 0.4) / 2, within(EXACT));
    }

    @Test
    void negativeIsALoss() {
        assertThat(OodPenalty.original(measured, List.of(FOG), "edit", 1, Looks.AT_THE_END)
                        .mean())
                .isNegative();
        assertThat(OodPenalty.original(measured, List.of(BLUR), "edit", 1, Looks.AT_THE_END)
                        .mean())
                .isPositive();
    }

    @Test
    void withoutAnEditNothingIsLostOnTheOriginalTaskAsFarAsTenImagesTell() {
        OodPenalty penalty = OodPenalty.original(measured, List.of(FOG, BLUR), "edit", 0, Looks.AT_THE_END);

        assertThat(penalty.mean()).isZero();
        Interval ten = new PairedDifference(0, 0, 10).interval();
        assertThat(penalty.interval().low()).isCloseTo(ten.low(), within(EXACT));
        assertThat(penalty.interval().high()).isCloseTo(ten.high(), within(EXACT));
    }

    @Test
    void shiftsWeighTheSameHoweverManyImagesTheyHave() {
        EvaluationSet small = Records.shifted("original+noise-3", Optional.empty(), 2);
        Measurements some = new Measurements(
                List.of(FOG, small),
                List.of(
                        Records.unedited(FOG, "++++++++--"),
                        Records.edited(FOG, 1, "+++++---+-"),
                        Records.unedited(small, "++"),
                        Records.edited(small, 1, "-+")));

        OodPenalty penalty = OodPenalty.original(some, List.of(FOG, small), "edit", 1, Looks.AT_THE_END);

        assertThat(penalty.mean()).isCloseTo((-0.2 - 0.5) / 2, within(EXACT));
    }

    @Test
    void underOneShiftTheIntervalIsThatOfItsPairedDifference() {
        Interval one = OodPenalty.original(measured, List.of(FOG), "edit", 1, Looks.AT_THE_END)
                .interval();

        Interval tango = new PairedDifference(1, 3, 10).interval();
        assertThat(one.low()).isCloseTo(tango.low(), within(EXACT));
        assertThat(one.high()).isCloseTo(tango.high(), within(EXACT));
    }

    @Test
    void aPenaltyWithoutAShiftIsRefused() {
        assertThatThrownBy(() -> OodPenalty.original(measured, List.of(), "edit", 1, Looks.AT_THE_END))
                .hasMessage("no shift was measured");
        assertThatThrownBy(() -> OodPenalty.editing(measured, EDITING, List.of(), "edit", 1))
                .hasMessage("no shift was measured");
    }
}
