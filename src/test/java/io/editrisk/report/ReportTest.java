package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.Halves;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final SmallRun RUN = SmallRun.gated(0.02, 0.05);

    private static String csv(RunResults results) {
        return text(results, "metrics.csv");
    }

    private static String text(RunResults results, String file) {
        return new String(Report.of(results).files().get(file), StandardCharsets.UTF_8);
    }

    private static JsonNode summary(RunResults results) {
        return Json.tree(Report.of(results).files().get("summary.json"));
    }

    @Test
    void theTableHasARowForEachNamePointAndSetAndTheUneditedNetworkOnce() {
        List<String> lines = csv(RUN.results()).lines().toList();
        assertThat(lines).hasSize(1 + 6 + 2 * 3 * 6);
        assertThat(lines.subList(0, 8))
                .containsExactly(
                        "edit,task,method,layer,alpha,dataset,corruption,severity,correct,seen,accuracy",
                        "original,,,,0,datasets/o,,,9,10,0.9",
                        "original,,,,0,\"datasets/e,val\",,,1,4,0.25",
                        "original,,,,0,datasets/o,fog,1,8,10,0.8",
                        "original,,,,0,\"datasets/e,val\",fog,1,1,4,0.25",
                        "original,,,,0,datasets/o,fog,3,6,10,0.6",
                        "original,,,,0,\"datasets/e,val\",fog,3,0,4,0.0",
                        "local-fine-tuning@features.18,editing,local-fine-tuning,features.18,0,datasets/o,,,9,10,0.9");
        assertThat(lines)
                .contains(
                        "one-layer-interpolation@features.18,editing,one-layer-interpolation,features.18,1,datasets/o,fog,3,2,10,0.2",
                        "one-layer-interpolation@features.18,editing,one-layer-interpolation,features.18,0.5,\"datasets/e,val\",,,3,4,0.75");
    }

    @Test
    void bothPenaltiesAreThePapersEquations() {
        JsonNode end = summary(RUN.results()).at("/edits/1/points/2");
        assertThat(end.at("/alpha").doubleValue()).isEqualTo(1);
        // equation 1: ((.6 - .8) + (.2 - .6)) / 2; equation 2: ((.75 - 1) + (.25 - 1)) / 2
        assertThat(end.at("/original-ood-penalty/value").doubleValue()).isEqualTo(-0.3, within(1e-12));
        assertThat(end.at("/editing-ood-penalty/value").doubleValue()).isEqualTo(-0.5, within(1e-12));
        assertThat(end.at("/original-change/value").doubleValue()).isEqualTo(-0.1, within(1e-12));
        assertThat(end.at("/editing/correct").intValue()).isEqualTo(4);
    }

    @Test
    void theMeanUnderCorruptionIsGivenBeforeEditingAndAtTheChosenPoint() {
        JsonNode summary = summary(RUN.results());
        assertThat(summary.at("/unedited/corrupted/0/shifts").intValue()).isEqualTo(2);
        assertThat(summary.at("/unedited/corrupted/0/mean-accuracy").doubleValue())
                .isEqualTo((.8 + .6) / 2, within(1e-12));
        // at α = 1: (.6 + .2) / 2
        assertThat(summary.at("/edits/0/chosen/corrupted/0/mean-accuracy").doubleValue())
                .isEqualTo(.4, within(1e-12));
        assertThat(text(RUN.results(), "index.html")).contains("under corruption</h3>", "<td>70.0%<small>");
    }

    @Test
    void anInterpolatedEditTakesTheBestPointThatKeepsTheGateAndLocalFineTuningItsEnd() {
        JsonNode summary = summary(RUN.results());
        assertThat(summary.at("/edits/0/method").textValue()).isEqualTo("local-fine-tuning");
        assertThat(summary.at("/edits/0/chosen/alpha").doubleValue()).isEqualTo(1);
        assertThat(summary.at("/edits/0/chosen/allowed").booleanValue()).isFalse();
        assertThat(summary.at("/edits/1/chosen/alpha").doubleValue()).isEqualTo(0.5);
        assertThat(summary.at("/edits/1/chosen/allowed").booleanValue()).isTrue();
        assertThat(summary.at("/recommended/0").textValue()).isEqualTo("one-layer-interpolation@features.18");
        assertThat(summary.at("/verdict").textValue()).isEqualTo("pass");
    }

    @Test
    void aPointIsParetoOptimalWhereNoOtherHasMoreOfOneAccuracyAndNotLessOfTheOther() {
        // editing and original images right: at 0 1 and 9, at .5 3 and 9, at 1 4 and 8
        assertThat(summary(RUN.results()).at("/pareto").toString())
                .isEqualTo("[{\"edit\":\"local-fine-tuning@features.18\",\"alpha\":0.5},"
                        + "{\"edit\":\"local-fine-tuning@features.18\",\"alpha\":1.0},"
                        + "{\"edit\":\"one-layer-interpolation@features.18\",\"alpha\":0.5},"
                        + "{\"edit\":\"one-layer-interpolation@features.18\",\"alpha\":1.0}]");
        assertThat(text(RUN.results(), "index.html")).contains("<td>●</td>");
    }

    @Test
    void whatIsChosenOnOneHalfIsReportedOnTheOther() {
        RunResults results = RUN.split().results();
        JsonNode summary = summary(results);
        // which of original-0 to -9 and editing-0 to -3 are chosen on
        Halves halves = new Halves(results.plan().experiment().seed());
        long editing = IntStream.range(0, 4)
                .filter(i -> halves.selecting("editing-" + i))
                .count();
        long original = IntStream.range(0, 10)
                .filter(i -> halves.selecting("original-" + i))
                .count();
        assertThat(editing).isBetween(1L, 3L);
        assertThat(original).isBetween(1L, 9L);
        assertThat(summary.at("/unedited/original/seen").longValue()).isEqualTo(10 - original);
        assertThat(summary.at("/edits/1/points/1/editing/seen").longValue()).isEqualTo(4 - editing);
        JsonNode selected = summary.at("/edits/1/chosen/selected");
        assertThat(selected.at("/original/seen").longValue()).isEqualTo(original);
        assertThat(selected.at("/editing/seen").longValue()).isEqualTo(editing);
        JsonNode whole = summary(RUN.results()).at("/edits/1/points/1/editing/correct");
        JsonNode parts = summary.at("/edits/1/points/1/editing/correct");
        assertThat(parts.intValue()
                        + (int) IntStream.range(0, 3)
                                .filter(i -> halves.selecting("editing-" + i))
                                .count())
                .as("at .5 editing-0 to -2 are right")
                .isEqualTo(whole.intValue());
        assertThat(text(results, "index.html"))
                .contains("Trials and α were chosen on other images", "where chosen ")
                .doesNotContain("is flattered");
        assertThat(csv(results).lines().skip(1).findFirst().orElseThrow())
                .as("rows are of the reported half")
                .startsWith("original,,,,0,datasets/o,,,")
                .contains("," + (10 - original) + ",");
    }

    @Test
    void aLossOfExactlyTheLimitIsKept() {
        JsonNode summary = summary(SmallRun.gated(0.1, 0.3).results());
        assertThat(summary.at("/edits/1/chosen/alpha").doubleValue()).isEqualTo(1);
        assertThat(summary.at("/edits/1/chosen/allowed").booleanValue()).isTrue();
    }

    @Test
    void withoutAGateThereIsNoVerdictAndTheBestPointIsTaken() {
        RunResults results = new SmallRun(10, Optional.empty(), "small").results();
        Report report = Report.of(results);
        assertThat(report.verdict()).isEqualTo(Verdict.NONE);
        assertThat(summary(results).at("/edits/1/chosen/alpha").doubleValue()).isEqualTo(1);
        assertThat(summary(results).has("gate")).isFalse();
        assertThat(text(results, "index.html")).contains("sets no gate");
    }

    @Test
    void theGateFailsWhereNoEditThatImprovesKeepsIt() {
        RunResults all = RUN.results();
        RunResults noGain = new RunResults(
                all.plan(),
                all.trials(),
                all.choices().stream()
                        .map(choice -> new Choice(
                                choice.run(),
                                choice.edit(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Outcome.COLLAPSED))
                        .toList(),
                List.of(),
                List.of(),
                all.records(),
                all.examples(),
                all.pictures(),
                List.of());
        Report report = Report.of(noGain);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.sentence()).isEqualTo("No edit improves on the editing task.");
        assertThat(csv(noGain).lines()).hasSize(7);
        assertThat(text(noGain, "index.html")).contains("Collapsed:").doesNotContain("echarts.init");
    }

    @Test
    void anEditThatGainsNothingIsNamedAndHasNoNumbers() {
        JsonNode full = summary(RUN.results()).at("/edits/2");
        assertThat(full.at("/edit").textValue()).isEqualTo("full-fine-tuning");
        assertThat(full.at("/outcome").textValue()).isEqualTo("no-gain");
        assertThat(full.has("chosen")).isFalse();
        assertThat(full.at("/points")).isEmpty();
        assertThat(csv(RUN.results())).doesNotContain("full-fine-tuning");
        assertThat(text(RUN.results(), "index.html"))
                .contains("full-fine-tuning")
                .contains("No gain:");
    }

    @Test
    void theBytesDoNotDependOnHowTheWorkWasCutOrderedOrRepeated() {
        Report whole = Report.of(RUN.results());
        for (int images : new int[] {1, 3, 7}) {
            List<MetricRecord> shuffled = new ArrayList<>(RUN.cut(images).records());
            shuffled.addAll(shuffled.subList(0, 5));
            Collections.shuffle(shuffled, new Random(images));
            Report again = Report.of(RUN.cut(images).results(shuffled));
            assertThat(again.files().keySet()).isEqualTo(whole.files().keySet());
            again.files()
                    .forEach((file, content) ->
                            assertThat(content).as(file).isEqualTo(whole.files().get(file)));
        }
    }

    @Test
    void withoutTheUneditedNetworksImagesThereAreNoNumbersOfEdits() {
        SmallRun cut = RUN.cut(3);
        Report report =
                Report.of(cut.results(cut.records().subList(1, cut.records().size())));
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.lacking())
                .containsExactly(
                        "runs/small-1/edits/original/records/original: no record of original on images 0..3 of original");
        assertThat(report.files()).containsOnlyKeys("metrics.csv", "report.md", "junit.xml");
        assertThat(new String(report.files().get("metrics.csv"), StandardCharsets.UTF_8).lines())
                .as("five of the unedited network's sets, an edit under two names at 0 there, at two points on six")
                .hasSize(1 + 5 + 2 * (5 + 2 * 6));
    }

    /** The records without those of an edit on a set. */
    private static List<MetricRecord> without(String edit, String set) {
        return RUN.records().stream()
                .filter(record -> !record.edit().equals(edit) || !record.set().equals(set))
                .toList();
    }

    private static String text(Report report, String file) {
        return new String(report.files().get(file), StandardCharsets.UTF_8);
    }

    @Test
    void anEditThatLacksARecordHasNoNumbersInTheSummaryAndTheOthersHave() {
        Report report = Report.of(RUN.results(without(SmallRun.SHARED, "original+fog-3")));
        String line = "runs/small-1/edits/local-fine-tuning@features.18/records/original+fog-3: no record";
        JsonNode summary = Json.tree(report.files().get("summary.json"));

        assertThat(report.sentence())
                .as("it is not known whether that edit improves")
                .isEqualTo("Incomplete: this is of what there is. No edit improves on the editing task.");
        assertThat(report.lacking()).containsExactly(line);
        assertThat(summary.at("/verdict").textValue()).isEqualTo("incomplete");
        assertThat(summary.at("/incomplete/0").textValue()).isEqualTo(line);
        assertThat(summary.at("/edits/0/reason").textValue()).isEqualTo("Incomplete: 1 evaluation set lacks records.");
        assertThat(summary.at("/edits/0/points")).isEmpty();
        assertThat(summary.at("/edits/2/edit").textValue()).isEqualTo("full-fine-tuning");
        assertThat(summary.at("/averages")).isEmpty();
        assertThat(text(report, "metrics.csv").lines())
                .as("what was measured is there: two names at two points on the other five sets")
                .hasSize(1 + 6 + 2 * (6 + 2 * 5));
        assertThat(text(report, "report.md")).contains("incomplete").contains("original+fog-3");
        assertThat(text(report, "junit.xml")).contains("<error").contains(line);
        assertThat(text(report, "index.html")).contains("Incomplete");
    }

    @Test
    void aShiftThatTheUneditedNetworkWasNotMeasuredOnIsLeftOut() {
        Report report = Report.of(RUN.results(without("original", "original+fog-3")));
        JsonNode summary = Json.tree(report.files().get("summary.json"));

        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(summary.at("/unedited/corrupted/0/shifts").intValue()).isEqualTo(1);
        // .6 - .8, of fog-1 alone
        assertThat(summary.at("/edits/0/points/2/original-ood-penalty/value").doubleValue())
                .isEqualTo(-0.2, within(1e-12));
    }

    @Test
    void recordsThatSpeakOfOtherLabelsAreNotCounted() {
        List<MetricRecord> records = RUN.records().stream()
                .map(record ->
                        record.edit().equals(SmallRun.SHARED) && record.set().equals("editing")
                                ? relabelled(record)
                                : record)
                .toList();
        Report report = Report.of(RUN.results(records));

        assertThat(report.lacking())
                .containsExactly("runs/small-1/edits/local-fine-tuning@features.18/records/editing: labels of"
                        + " local-fine-tuning@features.18 on editing are not those of the unedited network's records");
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    private static MetricRecord relabelled(MetricRecord record) {
        List<AlphaPoint> points = record.points().stream()
                .map(point -> new AlphaPoint(point.alpha(), 0, point.seen(), point.predictions()))
                .toList();
        return new MetricRecord(
                record.run(),
                record.edit(),
                record.set(),
                record.from(),
                record.to(),
                record.labels().stream().map(label -> 7).toList(),
                record.identities(),
                points,
                record.provenance());
    }

    @Test
    void numbersOfSeveralVersionsOfTheCodeAreSaidToBe() {
        List<MetricRecord> records = new ArrayList<>(RUN.records());
        MetricRecord first = records.get(0);
        Provenance from = first.provenance();
        records.set(
                0,
                new MetricRecord(
                        first.run(),
                        first.edit(),
                        first.set(),
                        first.from(),
                        first.to(),
                        first.labels(),
                        first.identities(),
                        first.points(),
                        new Provenance(
                                "2+dead",
                                from.experiment(),
                                from.weights(),
                                from.data(),
                                from.seed(),
                                from.engine(),
                                from.device())));
        Report report = Report.of(RUN.results(records));
        String said = "numbers of several versions of the code are mixed: the run was planned by 1+c0de, records are of"
                + " 2+dead too";

        assertThat(report.lacking()).isEmpty();
        assertThat(report.incomplete()).containsExactly(said);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(text(report, "summary.json")).contains(said);
        assertThat(text(report, "metrics.csv")).isEqualTo(csv(RUN.results()));
    }

    @Test
    void whatPeopleNameCannotBreakThePage() {
        String page = text(RUN.named("</script><script>alert(1)</script>").results(), "index.html");
        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("Coat, <b>")
                .contains("Coat, &lt;b&gt;");
    }

    @Test
    void everyIntervalHoldsItsEstimate() {
        for (JsonNode edit : summary(RUN.results()).at("/edits")) {
            for (JsonNode point : edit.at("/points")) {
                for (String name : List.of("editing-change", "original-change", "original-ood-penalty")) {
                    JsonNode one = point.get(name);
                    assertThat(one.at("/value").doubleValue())
                            .isBetween(
                                    one.at("/interval/low").doubleValue() - 1e-9,
                                    one.at("/interval/high").doubleValue() + 1e-9);
                }
            }
        }
    }

    @Test
    void editsThatCannotBeToldApartShareTheirRanks() {
        JsonNode ranking = summary(RUN.results()).at("/ranking");

        // (1 + .8) / 2 and (.75 + .9) / 2, on four and ten images
        assertThat(ranking).hasSize(2);
        assertThat(ranking.at("/0/edit").textValue()).isEqualTo("local-fine-tuning@features.18");
        assertThat(ranking.at("/0/score").doubleValue()).isEqualTo(.9, within(1e-12));
        assertThat(ranking.at("/1/score").doubleValue()).isEqualTo(.825, within(1e-12));
        for (JsonNode edit : ranking) {
            assertThat(edit.at("/best").intValue()).isEqualTo(1);
            assertThat(edit.at("/worst").intValue()).isEqualTo(2);
            assertThat(edit.at("/of").intValue()).isEqualTo(2);
        }
    }

    @Test
    void fourImagesDoNotTellWhatShapeALineHas() {
        JsonNode shape = summary(RUN.results()).at("/edits/0/shape");

        assertThat(shape.at("/editing/monotone/verdict").textValue()).isEqualTo("cannot-tell");
        assertThat(shape.at("/editing/monotone/violation").doubleValue()).isZero();
        assertThat(shape.at("/original/concave/verdict").textValue()).isEqualTo("cannot-tell");
        assertThat(summary(RUN.results()).at("/edits/2").has("shape")).isFalse();
    }

    @Test
    void changesUnderEachShiftAreCorrectedForLookingAtAll() {
        JsonNode shifts = summary(RUN.results()).at("/edits/0/chosen/original-shifts");

        // two and four of ten lost: mid-P 1/4 and 1/16, by Holm 1/4 and 1/8
        assertThat(shifts.at("/0/corrected/p").doubleValue()).isEqualTo(.25, within(1e-12));
        assertThat(shifts.at("/1/corrected/p").doubleValue()).isEqualTo(.125, within(1e-12));
        assertThat(shifts.at("/1/corrected/distinguishable").booleanValue()).isFalse();
        assertThat(shifts.at("/1/corrected/interval/low").doubleValue())
                .isLessThan(shifts.at("/1/change/interval/low").doubleValue());
        assertThat(summary(RUN.results()).at("/unedited/shifts/0").has("corrected"))
                .isFalse();
    }

    @Test
    void effectiveRobustnessIsTheDistanceFromTheLineOfTheUneditedAndFullyFineTuned() {
        assertThat(summary(RUN.results()).at("/edits/0/chosen").has("effective-robustness"))
                .as("nothing was fully fine-tuned")
                .isFalse();

        // accuracies as they are and under shift: .9 and .7, again .9 and .7 at α = .5, which is chosen, .8 and .4 at 1
        JsonNode chosen = summary(RUN.fullyFineTuned().results()).at("/edits/0/chosen/effective-robustness");
        assertThat(chosen.at("/family").intValue()).isEqualTo(3);
        assertThat(chosen.at("/expected").doubleValue()).isEqualTo(.7, within(1e-9));
        assertThat(chosen.at("/value").doubleValue()).isEqualTo(0, within(1e-9));
        assertThat(chosen.at("/interval/low").doubleValue()).isLessThan(1e-9);
    }
}
