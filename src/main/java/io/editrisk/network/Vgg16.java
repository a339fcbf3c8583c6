package io.editrisk.network;

import java.util.ArrayList;
import java.util.List;

/**
 * VGG-16 (Simonyan and Zisserman 2015, configuration D) as torchvision has it, without or with batch norm: thirteen 3x3
 * convolutions, a pool after the second, fourth, seventh, tenth and thirteenth, means over 7x7 parts, three linear layers.
 * Dropout is left out: an edit is made of the network as it predicts.
 */
record Vgg16(
        String name,
        Publication publication,
        Preprocessing preprocessing,
        int sizeStep,
        List<Layer> layers,
        String head)
        implements Architecture {

    private static final int[][] STAGES = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
    private static final int PARTS = 7;

    /** What its five pools make one pixel of. */
    private static final int HALVED = 32;

    private static final long HIDDEN = 4096;

    Vgg16(String name, boolean normalised) {
        this(
                name,
                Publication.torchvision(normalised ? "vgg16_bn" : "vgg16"),
                Preprocessing.torchvision(256),
                HALVED,
                build(normalised),
                "classifier.6.bias");
    }

    private static List<Layer> build(boolean normalised) {
        List<Layer> layers = new ArrayList<>();
        long in = 3;
        int index = 0;
        for (int[] stage : STAGES) {
            for (int out : stage) {
                layers.add(ConvolutionBlock.numbered("features.", index, normalised, in, out));
                in = out;
                index += normalised ? 3 : 2;
            }
            layers.add(Plain.maxPool("features." + index++, 2, 2, 0));
        }
        layers.add(Plain.spatialMeans("avgpool", PARTS));
        layers.add(new LinearBlock(Linear.of("classifier.0", in * PARTS * PARTS, HIDDEN), Plain.relu("classifier.1")));
        layers.add(new LinearBlock(Linear.of("classifier.3", HIDDEN, HIDDEN), Plain.relu("classifier.4")));
        layers.add(Linear.of("classifier.6", HIDDEN, Linear.CLASSES));
        return List.copyOf(layers);
    }
}
