package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.shift.Corruptions;
import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanCorruptionErrorTest {

    private static final double EXACT = 1e-9;

    /** AlexNet's wrong answers among 2,500, five severities of 500 images, in the published order; rounded. */
    private static final int[] ALEX_NET = {
        2216, 2236, 2307, 2050, 2066, 1965, 1996, 2167, 2066, 2048, 1411, 2133, 1615, 1795, 1516
    };

    private final Map<Shift, EvaluationSet> sets = new LinkedHashMap<>();

    /** @param wrong how many of a set's images are */
    private Optional<MeanCorruptionError> measured(int images, ToIntFunction<Shift> wrong) {
        List<MetricRecord> records = new ArrayList<>();
        for (String corruption : Corruptions.names()) {
            for (int severity = 1; severity <= 5; severity++) {
                Shift shift = new Shift(corruption, severity);
                EvaluationSet set = new EvaluationSet(
                        "original+" + corruption + "-" + severity,
                        Optional.empty(),
                        Selection.all("d", images),
                        Optional.of(shift),
                        false);
                int failures = wrong.applyAsInt(shift);
                sets.put(shift, set);
                records.add(Records.unedited(set, "-".repeat(failures) + "+".repeat(images - failures)));
            }
        }
        return error(new Measurements(List.copyOf(sets.values()), records));
    }

    private Optional<MeanCorruptionError> error(Measurements measurements) {
        return MeanCorruptionError.of(measurements, sets, EvaluationTask.UNEDITED, 0);
    }

    @Test
    void itIsOverTheFifteenCommonCorruptions() {
        assertThat(MeanCorruptionError.corruptions()).isEqualTo(Corruptions.commonNames());
    }

    @Test
    void alexNetHasAHundred() {
        Map<String, Integer> left = new LinkedHashMap<>();
        for (int i = 0; i < ALEX_NET.length; i++) {
            left.put(MeanCorruptionError.corruptions().get(i), ALEX_NET[i]);
        }

        MeanCorruptionError alexNet = measured(500, shift -> {
                    int remaining = left.getOrDefault(shift.corruption(), 0);
                    // mild severities are spared as far as it goes: how errors lie among them does not matter
                    int failures = Math.min(500, Math.max(0, remaining - 500 * (5 - shift.severity())));
                    left.merge(shift.corruption(), -failures, Integer::sum);
                    return failures;
                })
                .orElseThrow();

        assertThat(alexNet.percent()).isCloseTo(100, within(0.02));
        assertThat(alexNet.interval().low()).isLessThan(100);
        assertThat(alexNet.interval().high()).isGreaterThan(100);
    }

    @Test
    void whoIsAlwaysWrongHasTheMeanOfOneOverAlexNetsErrors() {
        assertThat(measured(4, shift -> 4).orElseThrow().percent()).isCloseTo(129.3451459983868, within(EXACT));
    }

    @Test
    void aCorruptionCountsByAlexNetsErrorUnderIt() {
        // 2 of 4 wrong under fog alone: 100 * .5 / .819324 / 15
        assertThat(measured(4, shift -> shift.corruption().equals("fog") ? 2 : 0)
                        .orElseThrow()
                        .percent())
                .isCloseTo(8.136789190438297 / 2, within(EXACT));
        // all wrong at one severity of five
        assertThat(measured(4, shift -> shift.equals(new Shift("fog", 5)) ? 4 : 0)
                        .orElseThrow()
                        .percent())
                .isCloseTo(8.136789190438297 / 5, within(EXACT));
    }

    @Test
    void theFourExtraCorruptionsDoNotCount() {
        List<String> common = MeanCorruptionError.corruptions();

        assertThat(measured(4, shift -> common.contains(shift.corruption()) ? 0 : 4)
                        .orElseThrow()
                        .percent())
                .isZero();
    }

    /**
     * ResNet-50's errors relative to AlexNet's, in percent, and its mCE of 76.7 and relative mCE of 105.0 with a clean error of
     * 23.9% (Hendrycks and Dietterich 2019, tables 1 and 2); rounded.
     */
    private static final int[] RESNET_50 = {80, 82, 83, 75, 89, 78, 80, 78, 75, 66, 57, 71, 85, 77, 77};

    private static final int IMAGES = 1000;

    @Test
    void resNet50HasWhatWasPublished() {
        double[] alexNet =
                IntStream.of(ALEX_NET).mapToDouble(wrong -> wrong / 2500.0).toArray();
        Map<String, Integer> wrong = new LinkedHashMap<>();
        for (int i = 0; i < RESNET_50.length; i++) {
            wrong.put(MeanCorruptionError.corruptions().get(i), (int)
                    Math.round(RESNET_50[i] * alexNet[i] * IMAGES / 100));
        }
        EvaluationSet clean = Records.set("original", Optional.empty(), IMAGES);
        assertThat(measured(IMAGES, shift -> wrong.getOrDefault(shift.corruption(), 0)))
                .isPresent();
        List<MetricRecord> records = new ArrayList<>(sets.entrySet().stream()
                .map(set ->
                        flags(set.getValue(), wrong.getOrDefault(set.getKey().corruption(), 0)))
                .toList());
        records.add(flags(clean, 239));
        List<EvaluationSet> all = new ArrayList<>(sets.values());
        all.add(clean);
        Measurements measurements = new Measurements(all, records);

        assertThat(error(measurements).orElseThrow().percent()).isCloseTo(76.7, within(.3));
        MeanCorruptionError relative = MeanCorruptionError.relative(
                        measurements, clean, sets, EvaluationTask.UNEDITED, 0)
                .orElseThrow();
        assertThat(relative.percent()).isCloseTo(105.0, within(1.0));
        assertThat(relative.interval().low()).isLessThan(relative.percent());
        assertThat(relative.interval().high()).isGreaterThan(relative.percent());
    }

    private static MetricRecord flags(EvaluationSet set, int wrong) {
        return Records.unedited(set, "-".repeat(wrong) + "+".repeat(IMAGES - wrong));
    }

    @Test
    void corruptionThatChangesNothingHasARelativeErrorOfNone() {
        measured(4, shift -> 1);
        EvaluationSet clean = Records.set("original", Optional.empty(), 4);
        List<MetricRecord> records = new ArrayList<>(records());
        records.add(Records.unedited(clean, "-+++"));
        List<EvaluationSet> all = new ArrayList<>(sets.values());
        all.add(clean);

        assertThat(MeanCorruptionError.relative(new Measurements(all, records), clean, sets, EvaluationTask.UNEDITED, 0)
                        .orElseThrow()
                        .percent())
                .isZero();
    }

    @Test
    void itIsNotDefinedWhereOneOfThemIsMissing() {
        measured(4, shift -> 1);
        sets.remove(new Shift("saturate", 3));
        assertThat(error(new Measurements(List.copyOf(sets.values()), records())))
                .isPresent();

        sets.remove(new Shift("brightness", 3));
        assertThat(error(new Measurements(List.copyOf(sets.values()), records())))
                .isEmpty();
    }

    private List<MetricRecord> records() {
        return sets.values().stream().map(set -> Records.unedited(set, "-+++")).toList();
    }
}
