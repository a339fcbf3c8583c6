package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.Ops;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Self-attention over tokens [N,T,width]: one linear layer makes queries, keys and values, in that order, another one
 * joins the heads.
 *
 * @param causal whether a token sees only those before it
 */
record Attention(String name, Linear projections, Linear output, int heads, boolean causal) implements Layer {

    @Override
    public Kind kind() {
        return Kind.BLOCK;
    }

    @Override
    public List<Layer> parts() {
        return List.of(projections, output);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return pass.run(output, attended(x, x.getShape().get(1), pass));
    }

    /** What the output layer is given, for the first so many tokens. */
    NDArray attended(NDArray x, long tokens, Pass pass) {
        NDList three = pass.run(projections, x).split(3, 2);
        NDArray queries = three.get(0);
        NDArray some = tokens == x.getShape().get(1) ? queries : queries.get(":, :" + tokens);
        return Ops.attention(some, three.get(1), three.get(2), heads, causal);
    }

    @Override
    public long operations(Shape input) {
        // queries by keys, and weights by values
        return 2 * 2 * input.size() * input.get(1);
    }

    @Override
    public Shape walk(Shape input, BiConsumer<Layer, Shape> seen) {
        seen.accept(this, input);
        projections.walk(input, seen);
        return output.walk(input, seen);
    }
}
