package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Bfloat16;
import io.editrisk.tensor.Gradients;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An architecture's forward pass, whole or in parts. It holds no weights: whoever runs it brings them. Intermediate
 * tensors belong to the caller's scope.
 */
public final class Network {

    private final Architecture architecture;
    private final Precision precision;
    private final List<Layer> layers;
    private final FittingBatches batches = new FittingBatches();

    public Network(Architecture architecture) {
        this(architecture, Precision.FLOAT32);
    }

    /** A network that computes so where no gradient is recorded. */
    public Network(Architecture architecture, Precision precision) {
        this.architecture = architecture;
        this.precision = precision;
        this.layers = architecture.layers();
    }

    /** One of those that the pass can be cut between. */
    Layer layer(int index) {
        return layers.get(index);
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Logits [N, classes] of preprocessed pictures [N, 3, H, W]. */
    public NDArray run(NDArray x, Weights weights) {
        return pass(0, layers.size(), x, Pass.with(weights));
    }

    /** Logits as {@link #run}, while the network is trained from scratch: batch norm learns its statistics. */
    public NDArray train(NDArray x, Weights weights) {
        return pass(0, layers.size(), x, new Pass(weights, true, Optional.empty(), Precision.FLOAT32));
    }

    /** The input of the layer, or of the block that holds it: everything before. */
    public NDArray runTo(String layer, NDArray x, Weights weights) {
        return pass(0, index(layer), x, Pass.with(weights));
    }

    /** Logits from what {@link #runTo} gave; they equal {@link #run}'s to the last bit. */
    public NDArray runFrom(String layer, NDArray input, Weights weights) {
        return pass(index(layer), layers.size(), input, Pass.with(weights));
    }

    /**
     * Whether the layer is affine in all of these tensors up to a nonlinearity, and computes in float32: along a line of weights
     * that differ in them, {@link #blend} then serves every point.
     *
     * @param layer the first that has one of these tensors
     */
    public boolean blends(String layer, Set<String> tensors) {
        return precision == Precision.FLOAT32
                && layers.get(index(layer)) instanceof Blended blended
                && blended.blendable().containsAll(tensors);
    }

    /**
     * What one input comes to along a line of weights that differ in tensors which the layer {@linkplain #blends blends}.
     *
     * @param input what {@link #runTo} gave
     * @param from the weights at 0
     * @param to the weights at 1
     */
    public Blend blend(String layer, NDArray input, Weights from, Weights to) {
        List<String> own = tensorsOf(layer);
        long behind = tensorsFrom(layer).stream()
                .filter(tensor -> !own.contains(tensor))
                .mapToLong(tensor -> from.get(tensor).size() * Float.BYTES)
                .sum();
        return blend(layer, input, from, to, behind);
    }

    Blend blend(String layer, NDArray input, Weights from, Weights to, long bytesBehind) {
        int at = index(layer);
        return new Blend(this, at, (Blended) layers.get(at), batches, input, from, to, bytesBehind);
    }

    /**
     * The features f_l that collision losses compare: what comes out of the layer, the normalisation where one follows, and
     * the nonlinearity after them; before any pool. The last layer has no nonlinearity: its logits.
     *
     * @param from that layer or one before it
     * @param input what {@link #runTo} gave for {@code from}
     */
    public NDArray features(String from, String layer, NDArray input, Weights weights) {
        Layer last = lastOfFeatures(named(layer));
        List<Layer> some = layers.subList(index(from), index(layer) + 1);
        return batches.pass(
                pictures ->
                        watched(some, List.of(last), pictures, weights).of(last).output(),
                input);
    }

    /**
     * What goes into a layer and what comes out of it, from what {@link #runTo} gave: for a convolution [N,C,H,W], for tokens
     * [N,T,C].
     */
    public Seen see(String layer, NDArray input, Weights weights) {
        int at = index(layer);
        return watched(layers.subList(at, at + 1), List.of(named(layer)), input, weights)
                .of(named(layer));
    }

    /** A layer's input and output. */
    public record Seen(NDArray input, NDArray output) {

        /** As vectors, one a position and picture: [N,C,H,W] to [N·H·W,C], [N,T,C] to [N·T,C]. */
        public static NDArray positions(NDArray tensor) {
            NDArray last = tensor.getShape().dimension() == 4 ? tensor.transpose(0, 2, 3, 1) : tensor;
            return last.reshape(-1, last.getShape().get(last.getShape().dimension() - 1));
        }
    }

    /** The tensors of a layer and all its parts, but for those that no training changes. */
    public List<String> tensorsOf(String layer) {
        return List.copyOf(PassOrder.trainable(List.of(named(layer))));
    }

    /** Those that the layer's {@linkplain #features features} come from: of all layers before it, its own, its norm's. */
    public List<String> tensorsTo(String layer) {
        return List.copyOf(new PassOrder(layers).upTo(lastOfFeatures(named(layer))));
    }

    /** Those of the layer and of all that comes after it. */
    public List<String> tensorsFrom(String layer) {
        return List.copyOf(new PassOrder(layers).from(named(layer)));
    }

    /** Every tensor that training may change: all but batch norm's running statistics. */
    public List<String> trainable() {
        return List.copyOf(PassOrder.trainable(layers));
    }

    /** The name of the first layer, before which there is nothing. */
    public String first() {
        return nameOf(layers.get(0));
    }

    /** The name of the first layer that has one of these tensors; an {@link IllegalArgumentException} if none has. */
    public String firstWith(Set<String> tensors) {
        return Layer.withParts(layers).stream()
                .filter(layer -> layer.tensorNames().stream().anyMatch(tensors::contains))
                .map(Network::nameOf)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer has any of " + tensors));
    }

    /** Its own, or that of the first of its parts that has one. */
    private static String nameOf(Layer layer) {
        return Layer.withParts(List.of(layer)).stream()
                .map(Layer::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    static Watch watched(List<Layer> some, List<Layer> watched, NDArray input, Weights weights) {
        Watch watch = new Watch(watched);
        // always in float32: what is seen goes out
        new Pass(weights, false, Optional.of(watch), Precision.FLOAT32).run(some, input);
        return watch;
    }

    /** The layer, or the last of the normalisation and nonlinearity that follow it where it stands. */
    private Layer lastOfFeatures(Layer layer) {
        List<Layer> after = List.of();
        for (Layer holder : Layer.withParts(layers)) {
            int at = holder.parts().indexOf(layer);
            if (at >= 0) {
                after = holder.parts().subList(at + 1, holder.parts().size());
            }
        }
        Layer last = layer;
        for (Layer.Kind kind : List.of(Layer.Kind.NORMALISATION, Layer.Kind.NONLINEARITY)) {
            if (!after.isEmpty() && after.get(0).kind() == kind) {
                last = after.get(0);
                after = after.subList(1, after.size());
            }
        }
        return last;
    }

    /** From what the affine part of a layer gave, to the end. */
    NDArray pass(int at, NDArray affine, Pass pass, Blended layer) {
        return batches.pass(some -> pass.run(layers.subList(at + 1, layers.size()), layer.rest(some, pass)), affine);
    }

    NDArray pass(int from, int to, NDArray input, Pass pass) {
        return batches.pass(some -> run(layers.subList(from, to), some, pass), input);
    }

    /** In the network's precision, unless a gradient is recorded; what goes in and comes out is float32. */
    private NDArray run(List<Layer> some, NDArray input, Pass pass) {
        if (precision == Precision.FLOAT32 || some.isEmpty() || Gradients.recording()) {
            return pass.run(some, input);
        }
        return Bfloat16.widened(pass.in(precision).run(some, Bfloat16.of(input)));
    }

    /** Where the pass can be cut for a layer: at it, or at what holds it. */
    int index(String layer) {
        Layer wanted = named(layer);
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).equals(wanted) || layers.get(i).holds(wanted)) {
                return i;
            }
        }
        throw new IllegalStateException(layer);
    }

    Layer named(String name) {
        return Layer.withParts(layers).stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(architecture.name() + " has no layer " + name
                        + "; it has "
                        + Layer.withParts(layers).stream()
                                .map(Layer::name)
                                .filter(known -> !known.isEmpty())
                                .collect(Collectors.joining(", "))));
    }
}
