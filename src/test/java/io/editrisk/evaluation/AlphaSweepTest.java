package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.image.RgbImage;
import io.editrisk.network.DecodedPictures;
import io.editrisk.network.DrawnNetwork;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import io.editrisk.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlphaSweepTest {

    private static final Network NETWORK = DrawnNetwork.NETWORK;
    private static final List<Double> ALPHAS =
            IntStream.rangeClosed(0, 10).mapToObj(i -> i / 10.0).toList();
    private static final List<RgbImage> PICTURES = DrawnNetwork.kinds(3, 120, 40);

    private static NDManager manager;
    private static Weights original;
    private static Weights other;

    @BeforeAll
    static void draw() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        original = DrawnNetwork.classifying(3, manager);
        other = DrawnNetwork.weights(4, manager);
    }

    @AfterAll
    static void free() {
        manager.close();
    }

    @Test
    void theLayersBeforeTheEditAreRunOnceAndNothingChangesByThat() {
        for (Map<String, NDArray> edited : List.of(layer("features.11"), layer("classifier.0"), everything())) {
            List<float[]> swept = logits(edited, ALPHAS, PICTURES);
            for (int i = 0; i < ALPHAS.size(); i++) {
                float[] whole = wholeNetwork(edited, ALPHAS.get(i));

                double tolerance = 1e-5 * largest(whole);
                for (int j = 0; j < whole.length; j++) {
                    assertThat((double) swept.get(i)[j]).isCloseTo(whole[j], within(tolerance));
                }
            }
        }
    }

    @Test
    void alphaZeroIsTheOriginalNetworkAndOneTheEditedToTheLastBit() {
        for (Map<String, NDArray> edited : List.of(layer("features.11"), everything())) {
            List<float[]> ends = logits(edited, List.of(0.0, 1.0), PICTURES);

            assertThat(ends.get(0)).containsExactly(run(original));
            assertThat(ends.get(1)).containsExactly(run(original.with(edited)));
        }
    }

    @Test
    void aPictureGetsTheSameLogitsInWhateverShardItComes() {
        List<float[]> together = logits(layer("features.11"), ALPHAS, PICTURES);

        for (int shard : List.of(7, 50, 300)) {
            List<List<float[]>> parts = shards(shard).stream()
                    .map(part -> logits(layer("features.11"), ALPHAS, part))
                    .toList();
            for (int i = 0; i < ALPHAS.size(); i++) {
                int point = i;
                float[] joined = join(parts.stream().map(part -> part.get(point)));
                assertThat(joined)
                        .as("shards of %d, alpha %s", shard, ALPHAS.get(i))
                        .containsExactly(together.get(i));
            }
        }
    }

    @Test
    void predictionsAreTheLargestLogitsOfThePicturesInTheirOrder() {
        List<float[]> logits = logits(everything(), ALPHAS, PICTURES);
        try (AlphaSweep sweep = new AlphaSweep(NETWORK, original, everything(), ALPHAS)) {
            List<int[]> predictions = sweep.predict(DecodedPictures.of(PICTURES), List.of());

            assertThat(predictions).hasSameSizeAs(ALPHAS);
            for (int i = 0; i < ALPHAS.size(); i++) {
                for (int j = 0; j < PICTURES.size(); j++) {
                    float[] row = Arrays.copyOfRange(logits.get(i), 10 * j, 10 * j + 10);
                    assertThat(row[predictions.get(i)[j]]).isEqualTo(largestOf(row));
                }
            }
            assertThat(predictions.get(0)).isNotEqualTo(predictions.get(10));
        }
    }

    @Test
    void withoutAnEditEveryPointIsTheOriginalNetwork() {
        List<float[]> logits = logits(Map.of(), List.of(0.0, 0.5, 1.0), PICTURES);

        assertThat(logits).allSatisfy(point -> assertThat(point).containsExactly(run(original)));
    }

    @Test
    void aPictureWhoseLogitsAreNotNumbersHasNoClass() {
        NDArray broken = other.get("features.11.weight").mul(Float.MAX_VALUE);
        try (AlphaSweep sweep =
                new AlphaSweep(NETWORK, original, Map.of("features.11.weight", broken), List.of(0.0, 1.0))) {
            List<int[]> predictions = sweep.predict(DecodedPictures.of(PICTURES.subList(0, 3)), List.of());

            assertThat(predictions.get(0)).doesNotContain(Predictions.NONE);
            assertThat(predictions.get(1)).containsOnly(Predictions.NONE);
        }
    }

    private static List<float[]> logits(Map<String, NDArray> edited, List<Double> alphas, List<RgbImage> pictures) {
        List<List<float[]>> rows = new ArrayList<>();
        alphas.forEach(alpha -> rows.add(new ArrayList<>()));
        try (AlphaSweep sweep = new AlphaSweep(NETWORK, original, edited, alphas)) {
            sweep.sweep(
                    DecodedPictures.of(pictures),
                    (point, from, count, logits) ->
                            rows.get(point).add(Arrays.copyOf(logits.toFloatArray(), count * DrawnNetwork.CLASSES)));
        }
        return rows.stream().map(batches -> join(batches.stream())).toList();
    }

    /** Without a cut, mixed in Java, in one pass over all pictures. */
    private static float[] wholeNetwork(Map<String, NDArray> edited, double alpha) {
        Map<String, NDArray> mixed = new HashMap<>();
        edited.forEach((name, tensor) -> {
            float[] from = original.get(name).toFloatArray();
            float[] to = tensor.toFloatArray();
            float[] point = new float[from.length];
            for (int i = 0; i < point.length; i++) {
                point[i] = (float) ((1 - alpha) * from[i] + alpha * to[i]);
            }
            mixed.put(name, manager.create(point, tensor.getShape()));
        });
        NDArray input = NETWORK.architecture().preprocessing().batch(PICTURES, manager);
        return NETWORK.run(input, original.with(mixed)).toFloatArray();
    }

    /** Without a cut, batch by batch. */
    private static float[] run(Weights weights) {
        return join(PictureBatches.of(PICTURES, NETWORK.architecture().preprocessing()).stream()
                .map(batch -> {
                    NDArray input = NETWORK.architecture().preprocessing().batch(batch.pictures(), manager);
                    float[] logits = NETWORK.run(input, weights).toFloatArray();
                    return Arrays.copyOf(logits, batch.count() * DrawnNetwork.CLASSES);
                }));
    }

    private static List<List<RgbImage>> shards(int size) {
        List<List<RgbImage>> shards = new ArrayList<>();
        for (int from = 0; from < PICTURES.size(); from += size) {
            shards.add(PICTURES.subList(from, Math.min(PICTURES.size(), from + size)));
        }
        return shards;
    }

    private static float[] join(Stream<float[]> parts) {
        return parts.reduce(new float[0], (a, b) -> {
            float[] joined = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, joined, a.length, b.length);
            return joined;
        });
    }

    private static double largest(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElseThrow();
    }

    private static float largestOf(float[] row) {
        float largest = row[0];
        for (float value : row) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** A layer as another network has it, nearer to the original than that one. */
    private static Map<String, NDArray> layer(String layer) {
        return nearby(NETWORK.tensorsOf(layer));
    }

    private static Map<String, NDArray> everything() {
        return nearby(NETWORK.trainable());
    }

    private static Map<String, NDArray> nearby(List<String> tensors) {
        Map<String, NDArray> edited = new HashMap<>();
        tensors.forEach(name ->
                edited.put(name, original.get(name).mul(0.7).add(other.get(name).mul(0.3))));
        return edited;
    }
}
