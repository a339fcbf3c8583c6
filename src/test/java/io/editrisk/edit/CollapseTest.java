package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.evaluation.Accuracy;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollapseTest {

    private static final Network NETWORK = DrawnNetwork.NETWORK;
    private static final int IMAGES = 20;

    private NDManager manager;
    private Weights original;
    private EditingValidation validation;
    private Training training;

    @BeforeEach
    void atTheOriginalWeights() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.classifying(3, manager);
        begin(Target.MOVING);
    }

    private void begin(Target target) {
        TrialSpec spec = new TrialSpec(
                0,
                "local-collision",
                Optional.of("features.11"),
                0.1,
                Optional.of(target),
                Optional.empty(),
                Optional.of(Optimisation.of(Optimisation.Kind.SGD)),
                0,
                1,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        List<RgbImage> pictures = DrawnNetwork.kinds(3, IMAGES, 15);
        List<String> trained = NETWORK.tensorsOf("features.11");
        Cut cut = Cut.before(trained, NETWORK, spec);
        List<Sample> samples = IntStream.range(0, IMAGES)
                .mapToObj(i -> new Sample("", "", i % 10, pictures.get(i)))
                .toList();
        List<Pair> pairs = pictures.stream()
                .map(picture -> new Pair("", "", 0, picture, DrawnNetwork.modified(picture)))
                .toList();
        validation = new EditingValidation(
                cut, EditingImages.of(samples), original, new FeatureMemory(Long.MAX_VALUE), manager);
        TrainingSet steps = EditingImages.kept(cut, pairs, true, original, manager);
        Given given = new Given(NETWORK, original, steps, Optional.empty(), manager);
        training = new Training(spec, given, new TensorsThemselves(trained));
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void unitsThatNoImageSwitchesOnHaveCollapsedWhateverTheLossDid() {
        training.tensors().get("features.11.bias").addi(-100);

        assertThat(happened(20, 2, 0)).isTrue();
    }

    @Test
    void shrunkenFeaturesHaveCollapsedWhereTheTargetMovesAndTheLossFell() {
        shrink();

        assertThat(happened(20, 9, Double.MAX_VALUE)).isTrue();
        assertThat(happened(20, 9, 0)).as("the loss rose").isFalse();
    }

    @Test
    void towardsAFrozenTargetShrunkenFeaturesAreNoCollapse() {
        begin(Target.FROZEN);
        shrink();

        assertThat(happened(20, 9, Double.MAX_VALUE)).isFalse();
    }

    private void shrink() {
        training.tensors().values().forEach(tensor -> tensor.muli(0.5));
    }

    @Test
    void featuresThatVaryAsBeforeHaveNotCollapsed() {
        assertThat(happened(20, 2, Double.MAX_VALUE)).isFalse();
    }

    @Test
    void anAccuracyFarFromChanceIsNoCollapse() {
        training.tensors().get("features.11.bias").addi(-100);

        assertThat(happened(20, 10, 0)).as("half of the best").isFalse();
    }

    @Test
    void anAccuracyThatWasNeverFarFromChanceCollapsesWhenItReachesChance() {
        training.tensors().get("features.11.bias").addi(-100);

        assertThat(happened(4, 2, 0))
                .as("not below half, but no more than one class")
                .isTrue();
    }

    private boolean happened(long correctBefore, long correctAfter, double lossBefore) {
        Course course = new Course(new EpochPoint(0, lossBefore, new Accuracy(correctBefore, IMAGES)));
        course.betters(new EpochPoint(1, 0, new Accuracy(correctAfter, IMAGES)));
        return Collapse.happened(course, validation, original, training);
    }
}
