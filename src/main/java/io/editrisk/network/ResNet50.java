package io.editrisk.network;

import java.util.ArrayList;
import java.util.List;

/** ResNet-50 (He et al. 2016) as torchvision has it: blocks of three convolutions, the second of which strides. */
record ResNet50(
        String name,
        Publication publication,
        Preprocessing preprocessing,
        int sizeStep,
        List<Layer> layers,
        String head)
        implements Architecture {

    private static final int[] BLOCKS = {3, 4, 6, 3};

    /** What its five halvings make one pixel of. */
    private static final int HALVED = 32;

    ResNet50() {
        this(
                "resnet-50",
                Publication.torchvision("resnet50"),
                Preprocessing.torchvision(256),
                HALVED,
                build(),
                "fc.bias");
    }

    private static List<Layer> build() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Bottleneck.normalised("conv1", "bn1", 3, 64, 7, 2, true));
        layers.add(Plain.maxPool("maxpool", 3, 2, 1));
        long in = 64;
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            long width = 64L << stage;
            for (int block = 0; block < BLOCKS[stage]; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                layers.add(Bottleneck.of("layer" + (stage + 1) + "." + block, in, width, stride));
                in = 4 * width;
            }
        }
        layers.add(Plain.spatialMean("avgpool"));
        layers.add(Linear.of("fc", in, Linear.CLASSES));
        return List.copyOf(layers);
    }
}
