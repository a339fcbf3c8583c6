package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Scope;
import io.editrisk.text.ClipTokenizer;
import io.editrisk.text.Prompts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the weight of a {@link ZeroShotHead} from sentences (Radford et al. 2021, section 3.1.4): a class's vector is the
 * mean of its sentences' features, each of length one, brought to length one again and multiplied by the scale that was
 * learnt with the towers.
 *
 * <p>The tower is causal, so what follows a text's end changes nothing: sentences of one length go together, without
 * padding. Most are a sixth of what the tower could read.
 */
final class ZeroShotClassifier {

    private static final int BATCH = 64;

    private final ClipText tower;
    private final Weights weights;
    private final ClipTokenizer tokenizer = ClipTokenizer.load();

    /** @param weights the text tower's */
    ZeroShotClassifier(ClipText tower, Weights weights) {
        this.tower = tower;
        this.weights = weights;
    }

    private record Sentence(int label, int[] tokens) {}

    /** [classes, width of what both towers share], the manager's. */
    NDArray head(Prompts prompts, NDManager manager) {
        int classes = prompts.classes().size();
        int width = tower.embedding();
        double[][] sums = new double[classes][width];
        for (List<Sentence> sameLength : byLength(prompts).values()) {
            for (int from = 0; from < sameLength.size(); from += BATCH) {
                add(sameLength.subList(from, Math.min(sameLength.size(), from + BATCH)), sums, manager);
            }
        }
        double scale = Math.exp(weights.get(ClipText.SCALE).getFloat());
        float[] head = new float[classes * width];
        for (int label = 0; label < classes; label++) {
            double length = Math.sqrt(Arrays.stream(sums[label]).map(x -> x * x).sum());
            for (int i = 0; i < width; i++) {
                head[label * width + i] = (float) (sums[label][i] / length * scale);
            }
        }
        return manager.create(head, new Shape(classes, width));
    }

    private Map<Integer, List<Sentence>> byLength(Prompts prompts) {
        Map<Integer, List<Sentence>> byLength = new TreeMap<>();
        for (int label = 0; label < prompts.classes().size(); label++) {
            for (String prompt : prompts.of(label)) {
                int[] padded = tokenizer.tokens(prompt);
                int length = length(padded);
                byLength.computeIfAbsent(length, unseen -> new ArrayList<>())
                        .add(new Sentence(label, Arrays.copyOf(padded, length)));
            }
        }
        return byLength;
    }

    /** How many tokens a sentence has, the one that ends it included. */
    static int length(int[] padded) {
        int length = 1;
        while (padded[length - 1] != ClipTokenizer.END) {
            length++;
        }
        return length;
    }

    /** Adds each sentence's direction to its class's. */
    @SuppressWarnings("try") // a scope only has to end
    private void add(List<Sentence> sentences, double[][] sums, NDManager manager) {
        try (Scope scope = new Scope()) {
            int length = sentences.get(0).tokens().length;
            long[] ids = sentences.stream()
                    .flatMapToInt(sentence -> Arrays.stream(sentence.tokens()))
                    .asLongStream()
                    .toArray();
            long[] ends = new long[sentences.size()];
            Arrays.fill(ends, length - 1);
            float[] features = tower.features(
                            manager.create(ids, new Shape(sentences.size(), length)), manager.create(ends), weights)
                    .toFloatArray();
            int width = tower.embedding();
            for (int i = 0; i < sentences.size(); i++) {
                add(features, i * width, sums[sentences.get(i).label()]);
            }
        }
    }

    private static void add(float[] features, int from, double[] sum) {
        double squares = 0;
        for (int i = 0; i < sum.length; i++) {
            squares += (double) features[from + i] * features[from + i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += features[from + i] / length;
        }
    }
}
