package io.editrisk.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.image.RandomResizedCrop;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.SeededCrops;
import io.editrisk.network.StridedNetwork;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What masks do to rewriting, beside the ten steps that TrainingTest holds against PyTorch's. */
class MaskedRewritingTest {

    private static final Reference REFERENCE = new Reference();
    private static final Network NETWORK = new Network(new StridedNetwork());
    private static final String LAYER = "conv2";
    private static final int SIDE = 32;

    private NDManager manager;
    private Weights original;

    @BeforeEach
    void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.weights(NETWORK.architecture(), REFERENCE.weightsSeed(), manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private static RgbImage level(int level) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        Arrays.fill(pixels, (byte) level);
        return new RgbImage(SIDE, SIDE, pixels);
    }

    private static List<Pair> pairs(IntFunction<Optional<RgbImage>> mask) {
        List<Pair> pairs = REFERENCE.pairs();
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> {
                    Pair pair = pairs.get(i);
                    return new Pair(
                            pair.key(), pair.identity(), i % 10, pair.original(), pair.modified(), mask.apply(i));
                })
                .toList();
    }

    private static TrialSpec spec(Spatial spatial, boolean masked) {
        LowRank form = new LowRank(2, 0.02, Optional.of(new Rewrite(false, 1e-6, spatial, masked)));
        return LowRankTermTest.spec("rewriting", LAYER, form);
    }

    private TrainingSet kept(List<Pair> pairs, TrialSpec spec) {
        Cut cut = Cut.before(List.of(LAYER + ".weight"), NETWORK, spec);
        return EditingImages.kept(cut, pairs, new Sides(true, spec.masked()), original, manager);
    }

    private Given given(List<Pair> pairs, TrialSpec spec) {
        return new Given(NETWORK, original, kept(pairs, spec), Optional.of(moment()), manager);
    }

    private SecondMoment moment() {
        return REFERENCE.moment(LAYER, NETWORK, original, manager);
    }

    /** The edited weight after some steps. */
    private float[] stepped(List<Pair> pairs, TrialSpec spec) {
        Given given = given(pairs, spec);
        Training training = new Training(spec, given, new Rewriting().parametrisation(given, spec));
        EpochOrder order = new EpochOrder(spec, pairs.size());
        for (int epoch = 1; epoch <= 4; epoch++) {
            training.epoch(epoch, order.next());
        }
        return training.tensors().get(LAYER + ".weight").toFloatArray();
    }

    @ParameterizedTest
    @EnumSource(Spatial.class)
    void masksThatAreWhiteOrNotAskedForLeaveEveryBitAsItWas(Spatial spatial) {
        float[] before = stepped(pairs(i -> Optional.empty()), spec(spatial, false));

        assertThat(stepped(pairs(i -> Optional.of(level(255))), spec(spatial, true)))
                .isEqualTo(before);
        assertThat(stepped(REFERENCE.pairs(), spec(spatial, false))).isEqualTo(before);
        assertThat(stepped(REFERENCE.pairs(), spec(spatial, true))).isNotEqualTo(before);
    }

    @Test
    void whatIsBelowABlackMaskCountsForNothing() {
        TrialSpec spec = spec(Spatial.CENTRE, true);
        List<Pair> all = pairs(i -> Optional.of(level(i < 7 ? 255 : 0)));

        KeySums some = given(all, spec).modifiedKeys();
        KeySums seven = given(all.subList(0, 7), spec).modifiedKeys();

        assertThat(some.products().sub(seven.products()).abs().max().getDouble())
                .isLessThan(1e-9 * seven.products().abs().max().getDouble());
        assertThat(loss(all, spec)).isCloseTo(loss(all.subList(0, 7), spec) * 7 / 12, within(1e-6));
    }

    private double loss(List<Pair> pairs, TrialSpec spec) {
        try (TrainingSet.Parts parts = kept(pairs, spec).inOrder(pairs.size())) {
            return new Rewriting().loss(parts.next(), original, spec).getFloat();
        }
    }

    @Test
    void aTrialWhoseMasksAreAllBlackIsImpossible() {
        List<Pair> pairs = pairs(i -> Optional.of(level(0)));
        List<Sample> validation = pairs.stream()
                .map(pair -> new Sample(pair.key(), pair.identity(), pair.label(), pair.modified()))
                .toList();

        TrialResult result = EditingImages.trial(NETWORK, original, pairs, validation)
                .run(
                        spec(Spatial.CENTRE, true),
                        Optional.of(moment()),
                        new Stretch(30, Optional.empty(), Checkpoints.NONE));

        assertThat(result.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(result.reason())
                .contains("the masks of all 12 training images are 0 on the grid of what goes into 'conv2': there is no"
                        + " key to take a direction from");
    }

    @Test
    void pairsWithoutMasksAreRefused() {
        TrialSpec spec = spec(Spatial.CENTRE, true);

        assertThatThrownBy(() -> kept(pairs(i -> Optional.empty()), spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pair-0 has no mask");
    }

    /** Grids that divide the pictures' side, that do not, and one that is larger. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 15, 16, 32, 34})
    void rootsOfCellsAreThoseOfTheMasksMeanOverThem(int side) {
        List<RgbImage> masks = REFERENCE.pairs().stream()
                .map(pair -> pair.mask().orElseThrow())
                .toList();
        Shape features = new Shape(masks.size(), 3, side, side);

        NDArray roots = PairMasks.of(masks, manager).rootsOn(features);

        assertThat(roots.getShape()).isEqualTo(new Shape(masks.size(), 1, side, side));
        float[] found = roots.toFloatArray();
        for (int i = 0; i < masks.size(); i++) {
            double whole = 0;
            for (int cell = 0; cell < side * side; cell++) {
                double root = found[i * side * side + cell];
                double mean = mean(masks.get(i), side, cell % side, cell / side);
                assertThat(root * root).isCloseTo(mean, within(1e-6));
                whole += mean / side / side;
            }
            assertThat(whole).isCloseTo(mean(masks.get(i), 1, 0, 0), within(1e-9));
        }
        assertThat(PairMasks.of(List.of(level(255)), manager)
                        .rootsOn(new Shape(1, 3, side, side))
                        .toFloatArray())
                .containsOnly(1);
    }

    /** Over a cell, from values between pixels' edges. */
    private static double mean(RgbImage mask, int cells, int column, int row) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += mask.at(x, y, 0) / 255.0 * shared(x, column, cells) * shared(y, row, cells);
            }
        }
        return sum;
    }

    /** The part of a cell's side that a pixel has. */
    private static double shared(int pixel, int cell, int cells) {
        double length = (double) SIDE / cells;
        double within = Math.min((cell + 1) * length, pixel + 1) - Math.max(cell * length, pixel);
        return Math.max(0, within) / length;
    }

    @Test
    void keysCountByTheMaskInTheOrderOfTheirPositions() {
        byte[] pixels = level(0).pixels();
        for (int x = 0; x < SIDE; x++) {
            Arrays.fill(pixels, 3 * (5 * SIDE + x), 3 * (5 * SIDE + x) + 3, (byte) (x < 9 ? 51 : 0));
        }
        PairMasks masks = PairMasks.of(List.of(level(255), new RgbImage(SIDE, SIDE, pixels)), manager);

        float[] weights = masks.onKeys(new Shape(2, 16, SIDE, SIDE)).toFloatArray();

        assertThat(weights).hasSize(2 * SIDE * SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            assertThat(weights[i]).isEqualTo(1);
            assertThat(weights[SIDE * SIDE + i]).isEqualTo(i / SIDE == 5 && i % SIDE < 9 ? 0.2f : 0);
        }
    }

    @Test
    void aMaskIsCroppedAsItsPicturesAre() {
        SeededCrops crops = new SeededCrops(4, RandomResizedCrop.paint(SIDE));
        Views views = new Views(Optional.of(crops));
        List<Pair> pairs = REFERENCE.pairs();

        List<RgbImage> masks = views.masks(EditingImages.ofPairs(pairs), 3);

        for (int i = 0; i < pairs.size(); i++) {
            assertThat(masks.get(i))
                    .isEqualTo(crops.apply(
                            pairs.get(i).identity(), 3, pairs.get(i).mask().orElseThrow()));
        }
        assertThat(masks.get(0)).isNotEqualTo(pairs.get(0).mask().orElseThrow());
    }
}
