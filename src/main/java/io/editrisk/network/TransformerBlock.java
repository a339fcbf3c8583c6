package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import io.editrisk.tensor.Activation;
import io.editrisk.tensor.Ops;
import io.editrisk.tensor.Scope;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A transformer's block that normalises first (Dosovitskiy et al. 2021, section 3.1): {@code y = x + attention(norm1(x))},
 * {@code y + contract(nonlinearity(expand(norm2(y))))}, over tokens [N,T,width].
 *
 * @param name its state-dict prefix
 * @param firstOnly whether all that follows it looks at the first token alone, so that only that one need come out
 */
record TransformerBlock(
        String name,
        LayerNorm norm1,
        Attention attention,
        LayerNorm norm2,
        Linear expand,
        Layer nonlinearity,
        Linear contract,
        boolean firstOnly)
        implements Layer {

    /** The nonlinearity of most; it has no published name. */
    static final Layer GELU = Plain.gelu("");

    static final Layer QUICK_GELU = Plain.quickGelu("");

    /** What a publisher calls the parts of a block. */
    enum Names {
        TORCHVISION("ln_1", "self_attention", "in_proj", "out_proj", "ln_2", "mlp.0", "mlp.3"),
        TIMM("norm1", "attn", "qkv", "proj", "norm2", "mlp.fc1", "mlp.fc2"),
        CLIP("ln_1", "attn", "in_proj", "out_proj", "ln_2", "mlp.c_fc", "mlp.c_proj");

        private final String norm1;
        private final String attention;
        private final String projections;
        private final String output;
        private final String norm2;
        private final String expand;
        private final String contract;

        Names(
                String norm1,
                String attention,
                String projections,
                String output,
                String norm2,
                String expand,
                String contract) {
            this.norm1 = norm1;
            this.attention = attention;
            this.projections = projections;
            this.output = output;
            this.norm2 = norm2;
            this.expand = expand;
            this.contract = contract;
        }
    }

    /** The sizes of a tower of blocks. */
    record Sizes(int blocks, int width, int heads, double epsilon) {}

    /**
     * The blocks of a tower, one after the other.
     *
     * @param prefix of their names, before a number from 0
     * @param firstOnly whether all that follows the last one looks at the first token alone
     */
    static List<Layer> tower(
            String prefix, Names names, Sizes sizes, Layer nonlinearity, boolean causal, boolean firstOnly) {
        return IntStream.range(0, sizes.blocks())
                .<Layer>mapToObj(i -> {
                    boolean last = i == sizes.blocks() - 1;
                    return of(prefix + i, names, sizes, nonlinearity, causal, firstOnly && last);
                })
                .toList();
    }

    private static TransformerBlock of(
            String name, Names names, Sizes sizes, Layer nonlinearity, boolean causal, boolean firstOnly) {
        int width = sizes.width();
        String attention = name + "." + names.attention;
        String projections = attention + "." + names.projections;
        // PyTorch's own attention module has tensors in_proj_weight and in_proj_bias, without a dot
        String between = names.projections.equals("in_proj") ? "_" : ".";
        return new TransformerBlock(
                name,
                new LayerNorm(name + "." + names.norm1, width, sizes.epsilon()),
                new Attention(
                        attention,
                        new Linear(
                                projections,
                                projections + between + "weight",
                                projections + between + "bias",
                                width,
                                3L * width),
                        Linear.of(attention + "." + names.output, width, width),
                        sizes.heads(),
                        causal),
                new LayerNorm(name + "." + names.norm2, width, sizes.epsilon()),
                Linear.of(name + "." + names.expand, width, 4L * width),
                nonlinearity,
                Linear.of(name + "." + names.contract, 4L * width, width),
                firstOnly);
    }

    @Override
    public Kind kind() {
        return Kind.BLOCK;
    }

    @Override
    public List<Layer> parts() {
        return List.of(norm1, attention, norm2, expand, nonlinearity, contract);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return pass.partByPart(this) ? partByPart(x, pass) : fused(x, pass);
    }

    private NDArray partByPart(NDArray x, Pass pass) {
        NDArray y = x.add(pass.run(attention, pass.run(norm1, x)));
        NDArray expanded = pass.run(nonlinearity, pass.run(expand, pass.run(norm2, y)));
        return y.add(pass.run(contract, expanded));
    }

    private NDArray fused(NDArray x, Pass pass) {
        NDArray y = Scope.resultOf(tokens -> attendedPlus(tokens, pass), x);
        return plus(contract, activated(pass.run(norm2, y), pass), y, pass);
    }

    private NDArray attendedPlus(NDArray x, Pass pass) {
        long tokens = firstOnly ? 1 : x.getShape().get(1);
        NDArray attended = attention.attended(pass.run(norm1, x), tokens, pass);
        return plus(attention.output(), attended, firstOnly ? x.get(":, :1") : x, pass);
    }

    private NDArray activated(NDArray x, Pass pass) {
        if (nonlinearity.equals(GELU)) {
            return Ops.linear(x, pass.tensor(expand.weight()), pass.tensor(expand.bias()), Activation.GELU);
        }
        return pass.run(nonlinearity, pass.run(expand, x));
    }

    private static NDArray plus(Linear linear, NDArray x, NDArray other, Pass pass) {
        return Ops.linearPlus(x, other, pass.tensor(linear.weight()), pass.tensor(linear.bias()));
    }
}
