package io.editrisk.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.dataset.Pair;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What src/test/reference/methods.py made with PyTorch, and the start that both sides draw from the same generator. */
public final class Reference {

    private final JsonNode json = Json.tree(bytes("edit-methods.json"));

    public int pairCount() {
        return json.get("pairs").asInt();
    }

    public int classes() {
        return json.get("classes").asInt();
    }

    public int steps() {
        return json.get("steps").asInt();
    }

    public double weightsSum() {
        return json.get("weights-sum").asDouble();
    }

    public long originalsSum() {
        return json.get("originals-sum").asLong();
    }

    public long modifiedSum() {
        return json.get("modified-sum").asLong();
    }

    public Stream<JsonNode> cases() {
        return StreamSupport.stream(json.get("cases").spliterator(), false);
    }

    /** Every stride-th element of a large tensor, or the whole of a small one, as the script wrote it. */
    public float[] sampled(float[] tensor) {
        int stride =
                tensor.length > json.get("large").asInt() ? json.get("stride").asInt() : 1;
        float[] taken = new float[(tensor.length + stride - 1) / stride];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = tensor[i * stride];
        }
        return taken;
    }

    /** The starting weights, by name in state-dict order. */
    public Map<String, float[]> weights() {
        SplittableRandom random = new SplittableRandom(json.get("weights-seed").asLong());
        Map<String, float[]> weights = new LinkedHashMap<>();
        shapes().forEach((name, shape) -> weights.put(name, draw(name, shape, random)));
        return weights;
    }

    public Map<String, List<Long>> shapes() {
        return Architectures.named("small-vgg").orElseThrow().tensors(classes());
    }

    private static float[] draw(String name, List<Long> shape, SplittableRandom random) {
        int size = (int) elements(shape);
        double low = low(name, shape);
        double high = low > 0 ? 1.3 : -low;
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return values;
    }

    private static double low(String name, List<Long> shape) {
        if (shape.size() > 1) {
            return -Math.sqrt(6.0 / (elements(shape) / (double) shape.get(0)));
        }
        if (name.startsWith("classifier")) {
            return -0.1;
        }
        boolean convolutionsBias = name.endsWith("bias");
        return name.endsWith("running_mean") || convolutionsBias ? -0.2 : 0.7;
    }

    private static long elements(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    public List<Pair> pairs() {
        SplittableRandom random = new SplittableRandom(json.get("pictures-seed").asLong());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < pairCount(); i++) {
            byte[] original = picture(random);
            byte[] modified = original.clone();
            for (int at = 0; at < 14 * 32 * 3; at++) {
                modified[at] = (byte) (255 - (original[at] & 0xff) / 2);
            }
            pairs.add(new Pair(
                    "pair-" + i,
                    "source-" + i,
                    i % classes(),
                    new RgbImage(32, 32, original),
                    new RgbImage(32, 32, modified)));
        }
        return pairs;
    }

    private static byte[] picture(SplittableRandom random) {
        double[] coarse = random.doubles(8 * 8 * 3).toArray();
        byte[] pixels = new byte[32 * 32 * 3];
        for (int at = 0; at < pixels.length; at++) {
            int y = at / 96;
            int x = at / 3 % 32;
            double pattern = Math.floor(coarse[(y / 4 * 8 + x / 4) * 3 + at % 3] * 224);
            pixels[at] = (byte) (pattern + Math.floor(random.nextDouble() * 32));
        }
        return pixels;
    }

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
