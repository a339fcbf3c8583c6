package io.editrisk.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A VGG with batch norm for 32x32 pictures: six 3x3 convolutions (32, 48, 48, 96, 96, 128 channels), pools after the
 * first, third and fifth block, mean over the last 4x4, one linear layer. 273,066 parameters with ten classes.
 */
final class SmallVgg implements Architecture {

    private static final int[] CONVOLUTIONS = {0, 4, 7, 11, 14, 18};
    private static final Set<Integer> POOLED = Set.of(0, 7, 14);
    private static final long[] CHANNELS = {3, 32, 48, 48, 96, 96, 128};

    @Override
    public String name() {
        return "small-vgg";
    }

    @Override
    public Preprocessing preprocessing() {
        return new Preprocessing(32, List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f));
    }

    @Override
    public List<String> editableLayers() {
        return List.of(
                "features.0", "features.4", "features.7", "features.11", "features.14", "features.18", "classifier.0");
    }

    @Override
    public Map<String, List<Long>> tensors(int classes) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < CONVOLUTIONS.length; i++) {
            String convolution = "features." + CONVOLUTIONS[i];
            String norm = "features." + (CONVOLUTIONS[i] + 1);
            shapes.put(convolution + ".weight", List.of(CHANNELS[i + 1], CHANNELS[i], 3L, 3L));
            shapes.put(convolution + ".bias", List.of(CHANNELS[i + 1]));
            for (String tensor : List.of("weight", "bias", "running_mean", "running_var")) {
                shapes.put(norm + "." + tensor, List.of(CHANNELS[i + 1]));
            }
        }
        shapes.put("classifier.0.weight", List.of((long) classes, CHANNELS[6]));
        shapes.put("classifier.0.bias", List.of((long) classes));
        return shapes;
    }

    @Override
    public List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (int index : CONVOLUTIONS) {
            layers.add(new Layers.Convolution("features." + index));
            layers.add(new Layers.BatchNorm("features." + (index + 1)));
            layers.add(Layers.relu("features." + (index + 2)));
            if (POOLED.contains(index)) {
                layers.add(Layers.maxPool("features." + (index + 3)));
            }
        }
        layers.add(Layers.spatialMean("mean"));
        layers.add(new Layers.Linear("classifier.0"));
        return layers;
    }

    @Override
    public String head() {
        return "classifier.0.bias";
    }
}
