package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Benchmark;
import io.editrisk.experiment.Plan;
import io.editrisk.shift.Corruptions;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two images under all corruptions by a network that is not edited: right without, one wrong under each corruption. */
class CorruptedSetsTest {

    private static final Selection IMAGES = Selection.all("d", 2);
    private static final String VALIDATION = "imagenet/ILSVRC2012_val_0000000";

    private static List<EvaluationSet> sets(List<String> corruptions) {
        List<EvaluationSet> sets = new ArrayList<>();
        sets.add(new EvaluationSet("original", Optional.empty(), IMAGES, Optional.empty(), false));
        sets.add(new EvaluationSet("editing", Optional.of("editing"), IMAGES, Optional.empty(), false));
        for (String corruption : corruptions) {
            for (int severity = 1; severity <= 5; severity++) {
                Optional<Shift> shift = Optional.of(new Shift(corruption, severity));
                sets.add(new EvaluationSet(corruption + severity, Optional.empty(), IMAGES, shift, false));
            }
        }
        return sets;
    }

    private static Map<String, byte[]> report(
            Optional<Benchmark> benchmark, String identity, List<EvaluationSet> sets) {
        RunResults small = SmallRun.gated(0.02, 0.05).results();
        Plan of = small.plan();
        Plan plan = new Plan(
                of.run(),
                of.code(),
                of.experiment(),
                of.experimentDigest(),
                of.weightsDigest(),
                of.datasets(),
                of.heads(),
                benchmark,
                of.frost(),
                List.of(),
                sets,
                List.of(),
                of.alphas(),
                2);
        List<MetricRecord> records = sets.stream()
                .map(set -> record(
                        set, identity, SmallRun.gated(0.02, 0.05).records().get(0)))
                .toList();
        return Report.of(new RunResults(
                        plan,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new ListedRecords(records),
                        List.of(),
                        new DrawnPictures(),
                        List.of()))
                .files();
    }

    private static MetricRecord record(EvaluationSet set, String identity, MetricRecord like) {
        int other = set.shift().isPresent() ? 9 : 1;
        return new MetricRecord(
                like.run(),
                EvaluationTask.UNEDITED,
                set.id(),
                0,
                2,
                List.of(0, 1),
                List.of(identity + "1", identity + "2"),
                List.of(new AlphaPoint(0, other == 1 ? 2 : 1, 2, List.of(0, other))),
                like.provenance());
    }

    private static JsonNode corrupted(Map<String, byte[]> files) {
        return Json.tree(files.get("summary.json")).at("/unedited/corrupted");
    }

    private static String page(Map<String, byte[]> files) {
        return new String(files.get("index.html"), StandardCharsets.UTF_8);
    }

    @Test
    void imageNetUnderAllCommonCorruptionsHasAMeanCorruptionError() {
        Map<String, byte[]> files = report(Optional.of(Benchmark.IMAGENET_224), VALIDATION, sets(Corruptions.names()));

        assertThat(corrupted(files)).hasSize(1);
        JsonNode corrupted = corrupted(files).get(0);
        assertThat(corrupted.get("published").booleanValue()).isFalse();
        assertThat(corrupted.get("shifts").intValue()).isEqualTo(19 * 5);
        assertThat(corrupted.get("mean-accuracy").doubleValue()).isCloseTo(.5, within(1e-12));
        // half of what a network has that is always wrong: the mean of 100 over AlexNet's errors
        assertThat(corrupted.at("/mce/percent").doubleValue()).isCloseTo(129.3451459983868 / 2, within(1e-9));
        // without corruption it is right: the mean of 50 over AlexNet's errors less its error without, .43478
        assertThat(corrupted.at("/relative-mce/percent").doubleValue()).isCloseTo(162.79555959777022, within(1e-9));
        assertThat(page(files)).contains(">Relative mCE</th>", "<td>162.8<small>");
        assertThat(page(files)).contains(">mCE</th>", "<td>64.7<small>12.2 to 117.1</small>", "<td>50.0%<small>");
    }

    @Test
    void anythingElseHasAMeanThatIsNotCalledSo() {
        List<String> lacking = Corruptions.names().stream()
                .filter(name -> !name.equals("snow"))
                .toList();

        for (Map<String, byte[]> files : List.of(
                report(Optional.empty(), VALIDATION, sets(Corruptions.names())),
                report(Optional.of(Benchmark.IMAGENET_224), "imagenet-v2/n01440764/", sets(Corruptions.names())),
                report(Optional.of(Benchmark.IMAGENET_224), VALIDATION, sets(lacking)))) {
            assertThat(corrupted(files).get(0).get("mean-accuracy").doubleValue())
                    .isCloseTo(.5, within(1e-12));
            assertThat(corrupted(files).get(0).has("mce")).isFalse();
            assertThat(page(files)).contains("<td>50.0%<small>").doesNotContain("mCE");
        }
    }

    @Test
    void whatWasPublishedCorruptedIsKeptApart() {
        List<EvaluationSet> sets = new ArrayList<>(sets(Corruptions.commonNames()));
        Optional<Shift> fog = Optional.of(new Shift("fog", 3));
        sets.add(new EvaluationSet("dataset:fog", Optional.empty(), IMAGES, fog, true));

        Map<String, byte[]> files = report(Optional.of(Benchmark.IMAGENET_224), VALIDATION, sets);

        assertThat(corrupted(files)).hasSize(2);
        assertThat(corrupted(files).get(0).has("mce")).isTrue();
        assertThat(corrupted(files).at("/1/published").booleanValue()).isTrue();
        assertThat(corrupted(files).at("/1/shifts").intValue()).isEqualTo(1);
        assertThat(corrupted(files).get(1).has("mce")).isFalse();
        assertThat(page(files)).contains("<td>75, made here</td>", "<td>1, as published</td>");
    }

    @Test
    void withoutCorruptionsThereIsNoMean() {
        Map<String, byte[]> files = report(Optional.of(Benchmark.IMAGENET_224), VALIDATION, sets(List.of()));

        assertThat(corrupted(files)).isEmpty();
        assertThat(page(files)).doesNotContain("under corruption</h3>");
    }
}
