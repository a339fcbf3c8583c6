package io.editrisk.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A VGG with batch norm for 32x32 pictures: six 3x3 convolutions (32, 48, 48, 96, 96, 128 channels), pools after the
 * first, third and fifth block, mean over the last 4x4, one linear layer. 273,066 parameters with ten classes.
 */
record SmallVgg(
        String name,
        Publication publication,
        Preprocessing preprocessing,
        int sizeStep,
        List<Layer> layers,
        String head)
        implements Architecture {

    private static final int[] CHANNELS = {32, 48, 48, 96, 96, 128};

    SmallVgg() {
        this("small-vgg", Publication.own(10), Preprocessing.small(), 8, build(), "classifier.0.bias");
    }

    private static List<Layer> build() {
        List<Layer> layers = new ArrayList<>();
        int in = 3;
        int index = 0;
        for (int block = 0; block < CHANNELS.length; block++) {
            layers.add(ConvolutionBlock.numbered("features.", index, true, in, CHANNELS[block]));
            in = CHANNELS[block];
            index += 3;
            if (block % 2 == 0) {
                layers.add(Plain.maxPool("features." + index++, 2, 2, 0));
            }
        }
        layers.add(Plain.spatialMean("mean"));
        layers.add(Linear.of("classifier.0", in, Linear.CLASSES));
        return List.copyOf(layers);
    }
}
