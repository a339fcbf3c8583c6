package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.evaluation.TaskImages.Image;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final Provenance PROVENANCE =
            new Provenance("code", "experiment", "weights", "data", 7, "engine", "cpu");

    private static NDManager manager;
    private static Evaluator evaluator;
    private static List<Image> images;

    @BeforeAll
    static void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        Weights original = DrawnNetwork.classifying(3, manager);
        NDArray edited = original.get("features.18.weight").mul(-1);
        evaluator = new Evaluator(DrawnNetwork.NETWORK, original, Map.of("features.18.weight", edited));
        List<RgbImage> pictures = DrawnNetwork.kinds(3, 20, 15);
        images = IntStream.range(0, pictures.size())
                .mapToObj(i -> new Image("source-" + i, i % 10, Picture.decoded("picture " + i, pictures.get(i))))
                .toList();
    }

    @AfterAll
    static void free() {
        manager.close();
    }

    @Test
    void aRecordKeepsEveryPredictionWithWhatItIsComparedWith() {
        MetricRecord record = evaluator.evaluate(task(100, 120, 0.0, 0.4, 1.0), brought(0, 20), PROVENANCE);

        assertThat(record.edit()).isEqualTo("edit");
        assertThat(record.from()).isEqualTo(100);
        assertThat(record.labels()).startsWith(0, 1, 2).hasSize(20);
        assertThat(record.identities()).startsWith("source-0", "source-1");
        assertThat(record.points()).extracting(AlphaPoint::alpha).containsExactly(0.0, 0.4, 1.0);
        assertThat(record.provenance()).isEqualTo(PROVENANCE);
    }

    @Test
    void correctIsTheCountOfPredictionsThatAreTheLabel() {
        MetricRecord record = evaluator.evaluate(task(0, 20, 0.0, 1.0), brought(0, 20), PROVENANCE);

        assertThat(record.points()).allSatisfy(point -> {
            long agreeing = IntStream.range(0, 20)
                    .filter(i ->
                            point.predictions().get(i).equals(record.labels().get(i)))
                    .count();
            assertThat(point.correct()).isEqualTo((int) agreeing);
            assertThat(point.seen()).isEqualTo(20);
        });
        assertThat(record.points().get(0).correct()).as("the original network").isEqualTo(20);
        assertThat(record.points().get(1).correct()).as("a broken one").isLessThan(20);
    }

    @Test
    void shardsAddUpToTheWhole() {
        MetricRecord whole = evaluator.evaluate(task(0, 20, 0.5), brought(0, 20), PROVENANCE);
        MetricRecord first = evaluator.evaluate(task(0, 7, 0.5), brought(0, 7), PROVENANCE);
        MetricRecord rest = evaluator.evaluate(task(7, 20, 0.5), brought(7, 20), PROVENANCE);

        assertThat(whole.points().get(0).predictions().subList(0, 7))
                .isEqualTo(first.points().get(0).predictions());
        assertThat(whole.points().get(0).predictions().subList(7, 20))
                .isEqualTo(rest.points().get(0).predictions());
        assertThat(whole.points().get(0).correct())
                .isEqualTo(
                        first.points().get(0).correct() + rest.points().get(0).correct());
    }

    @Test
    void answersAreTakenAmongTheClassesThatASetWasPublishedFor() {
        TaskImages ofSome = new TaskImages(images.subList(0, 20), List.of(2, 3, 7));

        MetricRecord record = evaluator.evaluate(task(0, 20, 0.0), ofSome, PROVENANCE);

        List<Integer> predictions = record.points().get(0).predictions();
        assertThat(predictions).isSubsetOf(2, 3, 7);
        assertThat(predictions.get(12)).isEqualTo(2);
        assertThat(predictions.get(7)).isEqualTo(7);
    }

    @Test
    void aTaskGetsItsOwnImagesAndNoOthers() {
        assertThatThrownBy(() -> evaluator.evaluate(task(0, 21, 0.5), brought(0, 20), PROVENANCE))
                .hasMessage("task original.0-21 brings 20 images");
    }

    private static TaskImages brought(int from, int to) {
        return new TaskImages(images.subList(from, to), List.of());
    }

    private static EvaluationTask task(int from, int to, Double... alphas) {
        return new EvaluationTask("run", "edit", "original", from, to, List.of(alphas));
    }
}
