package io.editrisk.network;

import io.editrisk.tensor.ConvolutionShape;
import java.util.List;
import java.util.Optional;

/** What small-vgg lacks: strides, a kernel that is not padded to its half, a linear layer with a nonlinearity behind it. */
public record StridedNetwork(List<Layer> layers) implements Architecture {

    public StridedNetwork() {
        this(List.of(
                new ConvolutionBlock(
                        new Convolution("conv1", 3, 16, 3, new ConvolutionShape(2, 1), true),
                        Optional.empty(),
                        Optional.of(Plain.relu("relu1"))),
                new ConvolutionBlock(
                        new Convolution("conv2", 16, 24, 5, new ConvolutionShape(2, 1), false),
                        Optional.of(new BatchNorm("bn2", 24)),
                        Optional.of(Plain.relu("relu2"))),
                Plain.spatialMean("mean"),
                new LinearBlock(Linear.of("fc1", 24, 32), Plain.relu("relu3")),
                Linear.of("fc2", 32, Linear.CLASSES)));
    }

    @Override
    public String name() {
        return "strided";
    }

    @Override
    public Publication publication() {
        return Publication.own(DrawnNetwork.CLASSES);
    }

    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.small();
    }

    @Override
    public int sizeStep() {
        return 4;
    }

    @Override
    public String head() {
        return "fc2.bias";
    }
}
