package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.ConvolutionShape;
import io.editrisk.tensor.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ResNet's residual block of three convolutions (torchvision's Bottleneck: the second one strides), each normalised; what
 * goes round them is normalised too where it changes its shape.
 */
record Bottleneck(String name, List<ConvolutionBlock> branch, List<ConvolutionBlock> shortcut, Layer relu)
        implements Layer {

    private static final int EXPANSION = 4;

    Bottleneck {
        branch = List.copyOf(branch);
        shortcut = List.copyOf(shortcut);
    }

    static Bottleneck of(String name, long in, long width, int stride) {
        long out = width * EXPANSION;
        List<ConvolutionBlock> shortcut = in == out && stride == 1
                ? List.of()
                : List.of(normalised(name + ".downsample.0", name + ".downsample.1", in, out, 1, stride, false));
        return new Bottleneck(
                name,
                List.of(
                        normalised(name + ".conv1", name + ".bn1", in, width, 1, 1, true),
                        normalised(name + ".conv2", name + ".bn2", width, width, 3, stride, true),
                        normalised(name + ".conv3", name + ".bn3", width, out, 1, 1, false)),
                shortcut,
                Plain.relu(""));
    }

    static ConvolutionBlock normalised(
            String convolution, String norm, long in, long out, int kernel, int stride, boolean relu) {
        return new ConvolutionBlock(
                new Convolution(convolution, in, out, kernel, new ConvolutionShape(stride, kernel / 2), false),
                Optional.of(new BatchNorm(norm, out)),
                relu ? Optional.of(Plain.relu("")) : Optional.empty());
    }

    @Override
    public Kind kind() {
        return Kind.BLOCK;
    }

    @Override
    public List<Layer> parts() {
        List<Layer> parts = new ArrayList<>(branch);
        parts.addAll(shortcut);
        parts.add(relu);
        return List.copyOf(parts);
    }

    @Override
    public List<Layer> beside() {
        return List.copyOf(shortcut);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        NDArray around = pass.run(shortcut, x);
        NDArray through = pass.run(branch.subList(0, 2), x);
        ConvolutionBlock last = branch.get(2);
        return pass.partByPart(this)
                ? pass.run(relu, pass.run(last, through).add(around))
                : Ops.reluInPlace(last.forwardPlus(through, around, pass));
    }

    @Override
    public Shape shape(Shape input) {
        Shape shape = input;
        for (Layer part : branch) {
            shape = part.shape(shape);
        }
        return shape;
    }
}
