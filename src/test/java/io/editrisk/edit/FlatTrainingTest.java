package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Pair;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Weights;
import io.editrisk.tensor.LongRun;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many steps a trial takes, it holds what it held after the first ones. */
class FlatTrainingTest {

    private static final int EARLY = 100;
    private static final int LATE = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"local-fine-tuning", "local-collision", "direct-low-rank", "rewriting"})
    void aThousandStepsHoldWhatAHundredHeld(String method) throws Exception {
        LongRun run = LongRun.of(Steps.class, method);

        assertThat(run).matches(LongRun::flat, "holds as much late as early");
    }

    /** A process of its own: steps over two of four pairs at a time. */
    static final class Steps {

        private Steps() {}

        public static void main(String... arguments) throws IOException {
            TensorEngine.enter();
            TrainedMethod method = EditingMethods.trained(arguments[0]).orElseThrow();
            TrialSpec spec = new TrialSpec(
                    0,
                    arguments[0],
                    Optional.of("features.18"),
                    1e-4,
                    method.takesTarget() ? Optional.of(Target.MOVING) : Optional.empty(),
                    Optional.of(new LowRank(1, 0.02, Optional.of(new Rewrite(false, 1e-6, Spatial.CENTRE)))),
                    Optional.of(Optimisation.of(Optimisation.Kind.ADAMW)),
                    0,
                    1,
                    OptionalInt.of(2),
                    Optional.empty(),
                    Optional.empty(),
                    1);
            try (NDManager manager = TensorEngine.manager()) {
                Weights original = DrawnNetwork.weights(1, manager);
                List<String> trained = method.trained(DrawnNetwork.NETWORK, spec);
                List<Pair> four = Reference.pairs(2, 4);
                TrainingSet pairs = EditingImages.kept(
                        Cut.before(trained, DrawnNetwork.NETWORK, spec), four, method.takesTarget(), original, manager);
                KeyMoments moments = new KeyMoments(DrawnNetwork.NETWORK, original, List.of("features.18"), manager);
                moments.add(DrawnNetwork.pictures(3, 50));
                Given given = new Given(
                        DrawnNetwork.NETWORK,
                        original,
                        pairs,
                        Optional.ofNullable(moments.moments().get("features.18")),
                        manager);
                Training training = new Training(spec, given, method.parametrisation(given, spec));
                LongRun.steps(manager, EARLY, LATE, () -> training.epoch(1, List.of(new int[] {1, 2})));
            }
        }
    }
}
