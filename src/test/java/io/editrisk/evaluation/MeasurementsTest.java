package io.editrisk.evaluation;

import static io.editrisk.evaluation.Records.point;
import static io.editrisk.evaluation.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementsTest {

    private static final String RIGHT = "++-+--+++-+-";
    private static final EvaluationSet SET = Records.set("original", Optional.empty(), RIGHT.length());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 12})
    void shardsOfAnyCutInAnyOrderAreJoinedAlike(int size) {
        List<MetricRecord> shards = new ArrayList<>(shards(size));
        Collections.shuffle(shards, new Random(size));

        Measurements measured = new Measurements(List.of(SET), shards);

        assertThat(measured.right("edit", SET, 0.5)).containsExactly(flags(RIGHT));
        assertThat(measured.right("edit", SET, 1)).containsExactly(flags(opposite(RIGHT)));
        assertThat(measured.right("edit", SET, 0)).containsExactly(flags(RIGHT));
        assertThat(measured.identities(SET))
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(i -> "source-" + i).toList());
        assertThat(measured.accuracy("edit", SET, 0.5)).isEqualTo(new Accuracy(7, 12));
        assertThat(measured.accuracy("edit", SET, 1)).isEqualTo(new Accuracy(5, 12));
    }

    @Test
    void aRecordThatIsThereTwiceCountsOnce() {
        List<MetricRecord> shards = new ArrayList<>(shards(5));
        shards.addAll(shards(5));

        assertThat(new Measurements(List.of(SET), shards).accuracy("edit", SET, 0.5))
                .isEqualTo(new Accuracy(7, 12));
    }

    @Test
    void atTheLinesBeginningAnEditIsTheUneditedNetworkUnlessItWasMeasuredThere() {
        Measurements measured = new Measurements(
                List.of(SET),
                List.of(
                        Records.unedited(SET, RIGHT),
                        record("edit", SET.id(), 0, point(1, opposite(RIGHT))),
                        record("chained", SET.id(), 0, point(0, opposite(RIGHT)), point(1, RIGHT))));

        assertThat(measured.right("edit", SET, 0)).containsExactly(flags(RIGHT));
        assertThat(measured.right("chained", SET, 0)).containsExactly(flags(opposite(RIGHT)));
        assertThat(measured.unedited(SET)).containsExactly(flags(RIGHT));
        assertThat(measured.right("edit that nobody measured", SET, 0)).containsExactly(flags(RIGHT));
    }

    @Test
    void aSetMayBeMeasuredForSomeEditsAndNotForOthers() {
        EvaluationSet other = Records.set("editing", Optional.of("editing"), 2);
        Measurements measured = new Measurements(
                List.of(SET, other), List.of(Records.unedited(SET, RIGHT), Records.unedited(other, "+-")));

        assertThat(measured.accuracy(EvaluationTask.UNEDITED, other, 0)).isEqualTo(new Accuracy(1, 2));
        assertThatThrownBy(() -> measured.right("edit", other, 1))
                .isInstanceOf(IncompleteException.class)
                .hasMessage("no record of edit on images 0..2 of editing");
    }

    @Test
    void imagesThatAreMissingAreNamed() {
        assertIncomplete("no record of edit on images 0..4 of original", 4, 12);
        assertIncomplete("no record of edit on images 4..8 of original", 0, 4, 8, 12);
        assertIncomplete("no record of edit on images 8..12 of original", 0, 8);
    }

    @Test
    void shardsThatOverlapWithoutBeingTheSameAreRefused() {
        assertIncomplete("records of edit overlap on images 6..8 of original", 0, 8, 6, 12);
        assertIncomplete("records of edit overlap on images 2..5 of original", 0, 12, 2, 5);
        assertIncomplete("records of edit overlap on images 0..4 of original", 0, 12, 0, 4);
        assertIncomplete("records of edit overlap on images 4..8 of original", 0, 4, 4, 8, 4, 12);
    }

    @Test
    void aPointThatWasNotMeasuredIsMissing() {
        Measurements measured = new Measurements(List.of(SET), shards(4));

        assertThatThrownBy(() -> measured.right("edit", SET, 0.3))
                .isInstanceOf(IncompleteException.class)
                .hasMessage("no record of edit on images 0..12 of original");
    }

    @Test
    void aPointThatOneShardLacksIsMissing() {
        List<MetricRecord> shards = List.of(
                record("edit", "original", 0, point(0.3, "++++++"), point(0.5, "++++++")),
                record("edit", "original", 6, point(0.5, "++++++"), point(1, "++++++")));
        Measurements measured = new Measurements(List.of(SET), shards);

        assertThat(measured.accuracy("edit", SET, 0.5)).isEqualTo(new Accuracy(12, 12));
        for (double alpha : new double[] {0.3, 1}) {
            assertThatThrownBy(() -> measured.right("edit", SET, alpha))
                    .as("images that nobody looked at are not wrong")
                    .isInstanceOf(IncompleteException.class);
        }
    }

    @Test
    void identitiesAreThoseOfTheUneditedNetworksRecords() {
        Measurements measured = new Measurements(List.of(SET), List.of(Records.edited(SET, 1, RIGHT)));

        assertThatThrownBy(() -> measured.identities(SET))
                .isInstanceOf(IncompleteException.class)
                .hasMessage("no record of original on images 0..12 of original");
    }

    @Test
    void aRecordOfAnUnknownSetIsRefused() {
        assertThatThrownBy(() -> new Measurements(List.of(), shards(12)))
                .hasMessage("a record of original, which is no set of the run");
    }

    /** Where each of the edit's shards begins and ends. */
    private static void assertIncomplete(String message, int... cuts) {
        List<MetricRecord> shards = new ArrayList<>();
        for (int i = 0; i < cuts.length; i += 2) {
            shards.add(record("edit", SET.id(), cuts[i], point(1, RIGHT.substring(cuts[i], cuts[i + 1]))));
        }
        assertThatThrownBy(() -> new Measurements(List.of(SET), shards))
                .isInstanceOf(IncompleteException.class)
                .hasMessage(message);
    }

    private static List<MetricRecord> shards(int size) {
        List<MetricRecord> shards = new ArrayList<>();
        for (int from = 0; from < RIGHT.length(); from += size) {
            String right = RIGHT.substring(from, Math.min(RIGHT.length(), from + size));
            shards.add(record("edit", SET.id(), from, point(0.5, right), point(1, opposite(right))));
            shards.add(record(EvaluationTask.UNEDITED, SET.id(), from, point(0, right)));
        }
        return shards;
    }

    private static String opposite(String right) {
        return right.replace('+', 'x').replace('-', '+').replace('x', '-');
    }

    private static boolean[] flags(String right) {
        boolean[] flags = new boolean[right.length()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = right.charAt(i) == '+';
        }
        return flags;
    }
}
