package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** small-vgg with ten classes, weights and pictures drawn from a seed: src/test/reference/methods.py draws the same. */
public final class DrawnNetwork {

    public static final Architecture ARCHITECTURE =
            Architectures.named("small-vgg").orElseThrow();
    public static final Network NETWORK = new Network(ARCHITECTURE);
    public static final int CLASSES = 10;

    private DrawnNetwork() {}

    public static Weights weights(long seed, NDManager manager) {
        return weights(ARCHITECTURE, seed, manager);
    }

    /** Those of any architecture, with ten classes. */
    public static Weights weights(Architecture architecture, long seed, NDManager manager) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        Map<String, List<Long>> shapes = architecture.tensors(CLASSES);
        values(architecture, seed).forEach((name, values) -> {
            long[] shape = shapes.get(name).stream().mapToLong(Long::longValue).toArray();
            tensors.put(name, manager.create(values, new Shape(shape)));
        });
        return Weights.of(tensors);
    }

    /**
     * Drawn weights with a head that tells the ten kinds of {@link #kinds} apart: the class whose picture without noise
     * has the nearest features. Unlike the head as drawn, it can be right or wrong.
     */
    public static Weights classifying(long seed, NDManager manager) {
        Weights drawn = weights(seed, manager);
        NDArray pictures = ARCHITECTURE.preprocessing().batch(kinds(seed, CLASSES, 0), manager);
        NDArray features = NETWORK.runTo("classifier.0", pictures, drawn);
        NDArray centred = features.sub(features.mean(new int[] {0}, true));
        NDArray halfNorms = features.square().sum(new int[] {1}).div(2);
        NDArray scale = centred.square().sum().div(CLASSES).div(4);
        return drawn.with(Map.of(
                "classifier.0.weight",
                centred.div(scale),
                "classifier.0.bias",
                halfNorms.mean().sub(halfNorms).div(scale)));
    }

    /** Pictures of ten kinds in turn, each a coarse pattern of its own with noise of so many levels on it. */
    public static List<RgbImage> kinds(long seed, int count, int noise) {
        List<RgbImage> patterns = pictures(seed, CLASSES);
        SplittableRandom random = new SplittableRandom(seed + 1);
        List<RgbImage> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = patterns.get(i % CLASSES).pixels().clone();
            for (int at = 0; at < pixels.length; at++) {
                int value = (pixels[at] & 0xff) + random.nextInt(-noise, noise + 1);
                pixels[at] = (byte) Math.max(0, Math.min(255, value));
            }
            pictures.add(new RgbImage(32, 32, pixels));
        }
        return pictures;
    }

    /** By name, in state-dict order. */
    public static Map<String, float[]> values(Architecture architecture, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, float[]> weights = new LinkedHashMap<>();
        architecture.tensors(CLASSES).forEach((name, shape) -> weights.put(name, draw(name, shape, random)));
        return weights;
    }

    private static float[] draw(String name, List<Long> shape, SplittableRandom random) {
        double low = low(name, shape);
        double high = low > 0 ? 1.3 : -low;
        float[] values = new float[(int) elements(shape)];
        for (int i = 0; i < values.length; i++) {
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
        return name.endsWith("running_mean") || name.endsWith("bias") ? -0.2 : 0.7;
    }

    private static long elements(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    /** Coarse patterns with fine noise, 32x32. */
    public static List<RgbImage> pictures(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RgbImage> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(picture(random));
        }
        return pictures;
    }

    private static RgbImage picture(SplittableRandom random) {
        double[] coarse = random.doubles(8 * 8 * 3).toArray();
        byte[] pixels = new byte[32 * 32 * 3];
        for (int at = 0; at < pixels.length; at++) {
            int y = at / 96;
            int x = at / 3 % 32;
            double pattern = Math.floor(coarse[(y / 4 * 8 + x / 4) * 3 + at % 3] * 224);
            pixels[at] = (byte) (pattern + Math.floor(random.nextDouble() * 32));
        }
        return new RgbImage(32, 32, pixels);
    }

    /** The picture with other colours in its upper part. */
    public static RgbImage modified(RgbImage original) {
        byte[] pixels = original.pixels().clone();
        for (int at = 0; at < 14 * 32 * 3; at++) {
            pixels[at] = (byte) (255 - (pixels[at] & 0xff) / 2);
        }
        return new RgbImage(32, 32, pixels);
    }
}
