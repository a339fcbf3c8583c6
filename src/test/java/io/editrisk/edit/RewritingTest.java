package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.network.Architecture;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.StridedNetwork;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where rewriting's fixed factor comes from, beside numpy's by the published way: src/test/reference/methods.py. */
class RewritingTest {

    private static final Reference REFERENCE = new Reference();

    private NDManager manager;
    private Map<String, NDArray> expected;

    @BeforeEach
    void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        expected = Safetensors.load(Reference.TENSORS, manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    static Stream<JsonNode> cases() {
        return REFERENCE.cases().filter(of -> of.has("rewrite"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void momentsAreNumpys(JsonNode reference) {
        SecondMoment moment = moment(reference);

        assertClose(moment.products(), expected(reference, "second-moment"));
        assertClose(moment.mean(), expected(reference, "mean"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void directionsAreThoseOfThePublishedWhitening(JsonNode reference) {
        NDArray found = directions(reference, REFERENCE.lowRank(reference).orElseThrow());
        NDArray published = expected(reference, "v").toType(DataType.FLOAT64, true);

        // one by one, signs too; so all angles between the two spaces are 0
        double[] cosines = found.mul(published).sum(new int[] {0}).toDoubleArray();
        assertThat(cosines).hasSize(reference.get("rank").asInt());
        for (double cosine : cosines) {
            assertThat(cosine).isCloseTo(1, within(1e-6));
        }
        double[] products = found.transpose().matMul(found).toDoubleArray();
        for (int i = 0; i < products.length; i++) {
            assertThat(products[i]).isCloseTo(i % (cosines.length + 1) == 0 ? 1 : 0, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTermHasTheStatedRank(JsonNode reference) {
        Weights original = weights(reference);
        LowRank form = REFERENCE.lowRank(reference).orElseThrow();
        String tensor = reference.get("layer").asText() + ".weight";
        NDArray v = directions(reference, form).toType(DataType.FLOAT32, true);
        RewritingTerm term = new RewritingTerm(
                new LowRankTerm(tensor, form, 3),
                1,
                v,
                form.rewrite().orElseThrow().spatial());

        NDArray delta = term.tensors(term.start(original, manager), original)
                .get(tensor)
                .sub(original.get(tensor));

        // the rank is that of what is done to the channels that go in, at any place of the kernel
        NDArray matrix = Network.Seen.positions(delta);
        double[] values = LowRankTermTest.singularValues(matrix);
        assertThat(values[form.rank() - 1]).isGreaterThan(1e-3);
        assertThat(values[form.rank()]).isLessThan(1e-5);
    }

    @Test
    void oneFactorAPlaceOfTheKernelOrOnlyOneAtItsCentre() {
        Weights original = DrawnNetwork.weights(new StridedNetwork(), 4, manager);
        LowRankTerm at = new LowRankTerm("conv2.weight", new LowRank(2, 0.02), 5);
        NDArray v = manager.ones(new Shape(16, 2));

        NDArray centre = changed(new RewritingTerm(at, 1, v, Spatial.CENTRE), original);
        NDArray whole = changed(new RewritingTerm(at, 1, v, Spatial.FULL_KERNEL), original);

        float[] values = centre.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i] != 0).as("element %d", i).isEqualTo(i % 25 == 12);
        }
        assertThat(whole.neq(0).sum().getLong()).isEqualTo(whole.size());
    }

    private NDArray changed(RewritingTerm term, Weights original) {
        return term.tensors(term.start(original, manager), original)
                .get("conv2.weight")
                .sub(original.get("conv2.weight"));
    }

    @Test
    void onePassGivesEveryLayerWhatItsOwnPassDoes() {
        Architecture vit = Reference.architecture("small-vit");
        Network network = new Network(vit);
        Weights original = DrawnNetwork.weights(vit, 3, manager);
        List<String> layers =
                List.of("head", "blocks.2.mlp.fc2", "blocks.0.attn.qkv", "patch_embed.proj", "blocks.2.attn.proj");
        KeyMoments together = new KeyMoments(network, original, layers, manager);
        together.add(DrawnNetwork.pictures(1, 53));

        Map<String, SecondMoment> moments = together.moments();

        assertThat(moments).containsOnlyKeys(layers);
        for (String layer : layers) {
            KeyMoments alone = new KeyMoments(network, original, List.of(layer), manager);
            alone.add(DrawnNetwork.pictures(1, 53));
            assertClose(
                    moments.get(layer).products(), alone.moments().get(layer).products());
        }
    }

    @Test
    void picturesThatComeInPartsCountAsMuchAsAtOnce() {
        Weights original = DrawnNetwork.weights(new StridedNetwork(), 4, manager);
        Network network = new Network(new StridedNetwork());
        KeyMoments once = new KeyMoments(network, original, List.of("fc1"), manager);
        once.add(DrawnNetwork.pictures(1, 130));
        KeyMoments parts = new KeyMoments(network, original, List.of("fc1"), manager);
        parts.add(DrawnNetwork.pictures(1, 130).subList(0, 7));
        parts.add(DrawnNetwork.pictures(1, 130).subList(7, 130));

        assertClose(
                parts.moments().get("fc1").products(), once.moments().get("fc1").products());
    }

    @Test
    void aMomentIsStoredToTheLastBit(@TempDir Path folder) throws IOException {
        JsonNode reference = cases().findFirst().orElseThrow();
        SecondMoment moment = moment(reference);

        SecondMoment read =
                SecondMoment.read(Files.write(folder.resolve("moment.safetensors"), moment.encode()), manager);

        assertThat(read.products().toDoubleArray())
                .containsExactly(moment.products().toDoubleArray());
        assertThat(read.mean().toDoubleArray()).containsExactly(moment.mean().toDoubleArray());
    }

    @Test
    void aMomentThatCannotBeFactorisedSaysWhatToRaise() {
        SecondMoment flat = new SecondMoment(
                manager.ones(new Shape(3, 3), DataType.FLOAT64), manager.ones(new Shape(3), DataType.FLOAT64));
        SecondMoment nothing = new SecondMoment(
                manager.zeros(new Shape(3, 3), DataType.FLOAT64), manager.zeros(new Shape(3), DataType.FLOAT64));
        KeySums edited = edited(manager.eye(3));

        assertThatThrownBy(() -> new KeyDirections("fc1", new Rewrite(false, 0, Spatial.CENTRE)).of(flat, edited, 1))
                .isInstanceOf(UnusableKeysException.class)
                .hasMessage(
                        "the keys of 'fc1' over the original task's training data do not vary in every direction: their"
                                + " second moment with a 'ridge' of 0.0 cannot be factorised; raise 'ridge', or take more images");
        assertThatThrownBy(
                        () -> new KeyDirections("fc1", new Rewrite(false, 1e-6, Spatial.CENTRE)).of(nothing, edited, 1))
                .isInstanceOf(UnusableKeysException.class)
                .hasMessageEndingWith("cannot be factorised; every key is 0");
    }

    @Test
    void aRankAboveTheKeysDirectionsIsRefused() {
        SecondMoment moment = new SecondMoment(
                manager.eye(3).toType(DataType.FLOAT64, false), manager.zeros(new Shape(3), DataType.FLOAT64));
        KeySums edited = edited(manager.create(new float[] {1, 2, 3, 2, 4, 6}, new Shape(2, 3)));

        assertThatThrownBy(
                        () -> new KeyDirections("fc1", new Rewrite(false, 1e-6, Spatial.CENTRE)).of(moment, edited, 2))
                .isInstanceOf(UnusableKeysException.class)
                .hasMessage(
                        "the modified images' keys of 'fc1' have 1 directions; 'rank' is 2, expected at most as many");
    }

    /** Of a layer with three inputs. */
    private KeySums edited(NDArray keys) {
        Weights original = DrawnNetwork.weights(new StridedNetwork(), 4, manager);
        NDArray narrow = original.get("fc1.weight").get(":, :3");
        KeySums sums = new KeySums(
                "fc1", new Network(new StridedNetwork()), original.with(Map.of("fc1.weight", narrow)), manager);
        sums.add(keys);
        return sums;
    }

    private NDArray directions(JsonNode reference, LowRank form) {
        Network network =
                new Network(Reference.architecture(reference.get("network").asText()));
        Weights original = weights(reference);
        String layer = reference.get("layer").asText();
        TrialSpec spec = LowRankTermTest.spec("rewriting", layer, form);
        Cut cut = Cut.before(List.of(layer + ".weight"), network, spec);
        TrainingSet images =
                EditingImages.kept(cut, REFERENCE.pairs(), new Sides(false, spec.masked()), original, manager);
        KeySums edited = new Given(network, original, images, Optional.empty(), manager).modifiedKeys();
        return new KeyDirections(layer, form.rewrite().orElseThrow()).of(moment(reference), edited, form.rank());
    }

    private SecondMoment moment(JsonNode reference) {
        Network network =
                new Network(Reference.architecture(reference.get("network").asText()));
        return REFERENCE.moment(reference.get("layer").asText(), network, weights(reference), manager);
    }

    private Weights weights(JsonNode reference) {
        return DrawnNetwork.weights(
                Reference.architecture(reference.get("network").asText()), REFERENCE.weightsSeed(), manager);
    }

    private NDArray expected(JsonNode reference, String what) {
        return Optional.ofNullable(expected.get(reference.get("name").asText() + "/start/" + what))
                .orElseThrow();
    }

    /** As near as float32 keys, which both sides compute in their own order. */
    private static void assertClose(NDArray found, NDArray wanted) {
        assertThat(found.getShape()).isEqualTo(wanted.getShape());
        NDArray doubles = wanted.toType(DataType.FLOAT64, true);
        double scale = doubles.abs().max().getDouble();
        assertThat(found.sub(doubles).abs().max().getDouble() / scale).isLessThan(2e-6);
    }
}
