package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.evaluation.WeightLine;
import io.editrisk.network.Architecture;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.NarrowNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten steps of each method against PyTorch's: src/test/reference/methods.py made the values. */
class TrainingTest {

    private static final double TOLERANCE = 1e-4;
    private static final Reference REFERENCE = new Reference();

    private static NDManager manager;
    private static Map<String, NDArray> expected;

    @BeforeAll
    static void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        expected = Safetensors.load(Reference.TENSORS, manager);
    }

    @AfterAll
    static void free() {
        manager.close();
    }

    static Stream<JsonNode> cases() {
        return REFERENCE.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tenStepsAgreeWithPyTorch(JsonNode reference) {
        assertTenSteps(reference, new Network(architecture(reference)));
    }

    /** Three pictures at most at once: the steps' gradients are put together of parts. */
    @ParameterizedTest
    @MethodSource("cases")
    void soTheyDoWhereMemoryHoldsOnlyParts(JsonNode reference) {
        assertTenSteps(reference, NarrowNetwork.of(3, architecture(reference)));
    }

    private static void assertTenSteps(JsonNode reference, Network network) {
        assertThat(reference.get("largest-move").asDouble())
                .as("the steps lead far compared with the tolerance")
                .isGreaterThan(100 * TOLERANCE);
        try (NDManager ofTrial = manager.newSubManager()) {
            Weights original = DrawnNetwork.weights(architecture(reference), REFERENCE.weightsSeed(), ofTrial);
            Training training = training(reference, network, original, ofTrial);
            EpochOrder order = new EpochOrder(spec(reference), REFERENCE.pairs().size());

            JsonNode losses = reference.get("losses");
            for (int step = 0; step < REFERENCE.get("steps").asInt(); step++) {
                double loss = training.epoch(step + 1, order.next());
                assertThat(loss)
                        .as("loss of step %d", step)
                        .isCloseTo(
                                losses.get(step).asDouble(),
                                within(TOLERANCE * losses.get(step).asDouble()));
            }

            assertThat(training.tensors().keySet())
                    .containsExactlyInAnyOrderElementsOf(REFERENCE.trained(reference))
                    .allSatisfy(name -> assertSame(reference.get("name").asText(), name, training));
            assertLogits(reference, new WeightLine(original, training.tensors()), ofTrial);
        }
    }

    private static void assertSame(String name, String tensor, Training training) {
        float[] found = REFERENCE.sampled(training.tensors().get(tensor).toFloatArray());
        float[] wanted = expected.get(name + "/" + tensor).toFloatArray();
        assertThat(found).as(tensor).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) found[i]).as("%s[%d]", tensor, i).isCloseTo(wanted[i], within(TOLERANCE));
        }
    }

    /** The edited network, and a point between it and the original, say what PyTorch's say. */
    private static void assertLogits(JsonNode reference, WeightLine line, NDManager manager) {
        Network network = new Network(architecture(reference));
        NDArray pictures = network.architecture()
                .preprocessing()
                .batch(
                        REFERENCE.pairs().stream()
                                .limit(2)
                                .map(pair -> pair.modified())
                                .toList(),
                        manager);
        for (int i = 0; i < REFERENCE.get("alphas").size(); i++) {
            Weights weights = line.at(REFERENCE.get("alphas").get(i).asDouble(), manager);
            float[] logits = network.run(pictures, weights).toFloatArray();
            for (int j = 0; j < logits.length; j++) {
                double wanted = reference
                        .get("logits")
                        .get(i)
                        .get(j / DrawnNetwork.CLASSES)
                        .get(j % DrawnNetwork.CLASSES)
                        .asDouble();
                assertThat((double) logits[j]).isCloseTo(wanted, within(TOLERANCE * Math.max(1, Math.abs(wanted))));
            }
        }
    }

    private static Architecture architecture(JsonNode reference) {
        return Reference.architecture(reference.get("network").asText());
    }

    private static Training training(JsonNode reference, Network network, Weights original, NDManager manager) {
        TrialSpec spec = spec(reference);
        TrainedMethod method = EditingMethods.trained(spec.method()).orElseThrow();
        List<String> trained = method.trained(network, spec);
        Cut cut = Cut.before(trained, network, spec);
        TrainingSet pairs = EditingImages.kept(cut, REFERENCE.pairs(), Sides.of(method, spec), original, manager);
        Given given = new Given(network, original, pairs, moment(reference, network, original, manager), manager);
        Parametrisation parametrisation = method.parametrisation(given, spec);
        return new Training(
                spec, given, spec.lowRank().isEmpty() ? parametrisation : begun(reference, parametrisation));
    }

    /** Over pictures of another seed, where the method takes it. */
    private static Optional<SecondMoment> moment(
            JsonNode reference, Network network, Weights original, NDManager manager) {
        return Optional.ofNullable(reference.get("rewrite"))
                .map(rewrite -> REFERENCE.moment(reference.get("layer").asText(), network, original, manager));
    }

    /** A low-rank edit that begins as the script's does. */
    private static Parametrisation begun(JsonNode reference, Parametrisation lowRank) {
        return new Parametrisation() {
            @Override
            public Map<String, NDArray> start(Weights original, NDManager manager) {
                Map<String, NDArray> start = new LinkedHashMap<>();
                lowRank.start(original, manager).forEach((name, drawn) -> {
                    NDArray stored = expected.get(reference.get("name").asText() + "/start/" + name);
                    assertThat(stored.getShape()).isEqualTo(drawn.getShape());
                    NDArray copy = stored.duplicate();
                    copy.attach(manager);
                    start.put(name, copy);
                });
                return start;
            }

            @Override
            public Map<String, NDArray> tensors(Map<String, NDArray> parameters, Weights original) {
                return lowRank.tensors(parameters, original);
            }
        };
    }

    private static Optimisation optimiser(JsonNode reference) {
        JsonNode adamw = reference.get("adamw");
        return adamw == null
                ? Optimisation.of(Optimisation.Kind.SGD)
                : new Optimisation(
                        Optimisation.Kind.ADAMW,
                        adamw.get("weight-decay").asDouble(),
                        adamw.get("warmup-steps").asInt());
    }

    private static TrialSpec spec(JsonNode reference) {
        return new TrialSpec(
                0,
                reference.get("method").asText(),
                Optional.ofNullable(reference.get("layer")).map(JsonNode::textValue),
                reference.get("rate").asDouble(),
                Optional.ofNullable(reference.get("target"))
                        .map(target -> Target.valueOf(target.textValue().toUpperCase(Locale.ROOT))),
                REFERENCE.lowRank(reference),
                Optional.of(optimiser(reference)),
                0,
                10,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
