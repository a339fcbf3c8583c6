package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.edit.Halving.Rung;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.Provenance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvingTest {

    private static final Halving SEARCH = Halving.of(8, 16);

    @Test
    void ratesAreThoseOfThePaperTwoADecade() {
        assertThat(Halving.RATES).hasSize(15).isSorted().startsWith(1e-5).endsWith(100.0);
        for (int i = 2; i < Halving.RATES.size(); i++) {
            assertThat(Halving.RATES.get(i) / Halving.RATES.get(i - 2)).isBetween(9.999, 10.001);
        }
    }

    @Test
    void theCapOfThePaperIsReachedByTwoOfFifteen() {
        assertThat(Halving.of(15, 10_000).rungs())
                .containsExactly(new Rung(625, 15), new Rung(2_500, 4), new Rung(10_000, 2));
    }

    @Test
    void rungsAreAnEpochAtLeast() {
        assertThat(Halving.of(15, 8).rungs()).containsExactly(new Rung(1, 15), new Rung(2, 4), new Rung(8, 1));
        assertThat(Halving.of(15, 7).rungs()).containsExactly(new Rung(1, 15), new Rung(7, 1));
        assertThat(Halving.of(15, 2).rungs()).containsExactly(new Rung(1, 15), new Rung(2, 1));
        assertThat(Halving.of(15, 1).rungs()).containsExactly(new Rung(1, 15));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 30, 45, 150, 300, 3_000})
    void theSearchCostsLessThanAQuarterOfTheGridFromACapOfSixEpochsOn(int trials) {
        for (int cap = 6; cap <= 10_000; cap = cap < 200 ? cap + 1 : cap + 97) {
            Halving search = Halving.of(trials, cap);

            assertThat(4 * search.epochs())
                    .as("%d trials, %d epochs: %s", trials, cap, search)
                    .isLessThan((long) trials * cap);
            assertThat(search.rungs().get(search.rungs().size() - 1).epochs()).isEqualTo(cap);
            assertThat(search.rungs()).extracting(Rung::epochs).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void theMostAccurateGoOnWhateverTheOrderOfTheirRecords() {
        List<TrialRecord> records = new ArrayList<>(List.of(
                record(0, 1, 70),
                record(1, 1, 90),
                record(2, 1, 80),
                record(3, 1, 60),
                record(4, 1, 60),
                record(5, 1, 60),
                record(6, 1, 60),
                record(7, 1, 60)));

        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(records, new Random(seed));
            assertThat(SEARCH.survivors(0, records)).containsExactly(1, 2);
        }
        assertThat(SEARCH.survivors(1, List.of(record(1, 4, 90, 80), record(2, 4, 95, 85))))
                .containsExactly(2);
    }

    @Test
    void theBestEpochCountsNotTheLast() {
        assertThat(Halving.of(4, 16).survivors(0, List.of(record(0, 1, 70), record(1, 1, 80))))
                .containsExactly(1);
        assertThat(Halving.of(4, 16).survivors(1, List.of(record(0, 4, 75, 80, 80), record(1, 4, 90, 60, 70))))
                .containsExactly(1);
    }

    @Test
    void amongEqualsThoseThatLostMoreOfTheirLossThenTheSmallerNumbers() {
        List<TrialRecord> same =
                IntStream.range(0, 8).mapToObj(trial -> record(trial, 1, 60)).toList();
        assertThat(SEARCH.survivors(0, same)).containsExactly(0, 1);

        List<TrialRecord> losing = new ArrayList<>(same);
        losing.set(5, record(5, Outcome.NO_GAIN, List.of(point(0, 2, 60), point(1, 0.5, 60))));
        losing.set(6, record(6, Outcome.NO_GAIN, List.of(point(0, 9, 60), point(1, 3, 60))));
        assertThat(SEARCH.survivors(0, losing)).as("a quarter is left, a third").containsExactly(5, 6);
    }

    @Test
    void whatDivergedCollapsedFellBelowHalfOfItsBestOrHadItsTimeNeverGoesOn() {
        List<EpochPoint> good = List.of(point(0, 1, 60), point(1, 1, 95));
        List<TrialRecord> records = List.of(
                record(0, Outcome.DIVERGED, good),
                record(1, Outcome.COLLAPSED, good),
                record(2, Outcome.IMPOSSIBLE, good),
                record(3, Outcome.IMPROVED, List.of(point(0, 1, 60), point(1, 1, 29))),
                record(4, Outcome.IMPROVED, good.subList(0, 1)),
                stopped(record(5, Outcome.IMPROVED, good)));

        assertThat(SEARCH.survivors(0, records)).isEmpty();
    }

    @Test
    void whereFewMayGoOnFewDo() {
        List<TrialRecord> records = List.of(
                record(0, Outcome.DIVERGED, List.of(point(0, 1, 60))),
                record(1, 1, 60),
                record(2, Outcome.DIVERGED, List.of(point(0, 1, 60))));

        assertThat(SEARCH.survivors(0, records)).containsExactly(1);
    }

    private static TrialRecord stopped(TrialRecord record) {
        return new TrialRecord(
                record.run(),
                record.edit(),
                record.spec(),
                record.rung(),
                record.outcome(),
                Optional.of("its time was up"),
                record.before(),
                record.best(),
                record.cost(),
                record.bestEpoch(),
                record.history(),
                record.changed(),
                record.change(),
                record.deltaDigest(),
                record.provenance());
    }

    private static EpochPoint point(int epoch, double loss, long correct) {
        return new EpochPoint(epoch, loss, new Accuracy(correct, 100));
    }

    /** A trial of a network that is right about 60, with these accuracies up to the epoch, the first one repeated. */
    private static TrialRecord record(int trial, int epochs, long... correct) {
        List<EpochPoint> history = new ArrayList<>(List.of(point(0, 1, 60)));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(point(epoch, 0.5, correct[Math.max(0, epoch - 1 - epochs + correct.length)]));
        }
        return record(trial, Outcome.IMPROVED, history);
    }

    private static TrialRecord record(int trial, Outcome outcome, List<EpochPoint> history) {
        TrialSpec spec = new TrialSpec(
                trial,
                "local-fine-tuning",
                Optional.of("features.11"),
                0.01,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                16,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                7);
        EpochPoint best = history.stream()
                .max((a, b) -> Long.compare(a.editing().correct(), b.editing().correct()))
                .orElseThrow();
        return new TrialRecord(
                "run",
                "edit",
                spec,
                OptionalInt.of(0),
                outcome,
                Optional.empty(),
                history.get(0).editing(),
                best.editing(),
                Optional.empty(),
                best.epoch(),
                history,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Provenance("code", "experiment", "weights", "data", 7, "engine", "cpu"));
    }
}
