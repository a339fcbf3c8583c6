package io.editrisk.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.Ops;
import io.editrisk.text.ClipTokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text tower of CLIP (Radford et al. 2021) under OpenAI's names, which open_clip shares. */
public final class ClipText {

    /** The logarithm of what cosines are multiplied by. */
    static final String SCALE = "logit_scale";

    private static final int BLOCKS = 12;
    private static final String EMBEDDINGS = "token_embedding.weight";
    private static final String POSITIONS = "positional_embedding";
    private static final String PROJECTION = "text_projection";

    private final int width;
    private final int embedding;
    private final List<Layer> blocks;
    private final LayerNorm norm;

    ClipText(Layer nonlinearity, int width, int heads, int embedding) {
        this.width = width;
        this.embedding = embedding;
        Sizes sizes = new Sizes(BLOCKS, width, heads, Clip.EPSILON);
        blocks = TransformerBlock.tower("transformer.resblocks.", Names.CLIP, sizes, nonlinearity, true, false);
        norm = new LayerNorm("ln_final", width, Clip.EPSILON);
    }

    /** How many numbers a text becomes. */
    int embedding() {
        return embedding;
    }

    /** Every tensor it needs, with its shape. */
    Map<String, List<Long>> tensors() {
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        tensors.put(POSITIONS, List.of((long) ClipTokenizer.CONTEXT_LENGTH, (long) width));
        tensors.put(PROJECTION, List.of((long) width, (long) embedding));
        tensors.put(SCALE, List.of());
        tensors.put(EMBEDDINGS, List.of((long) ClipTokenizer.VOCABULARY, (long) width));
        Layer.withParts(blocks).forEach(layer -> tensors.putAll(layer.tensors(0)));
        tensors.putAll(norm.tensors(0));
        return tensors;
    }

    /**
     * What one text costs, in multiplications and additions, as {@link PassCost} counts those of a picture.
     *
     * @param tokens that it has, with the one that ends it
     */
    long operations(int tokens) {
        List<Long> operations = new ArrayList<>();
        Shape shape = new Shape(1, tokens, width);
        blocks.forEach(block -> block.walk(shape, (part, input) -> operations.add(part.operations(input))));
        return operations.stream().mapToLong(Long::longValue).sum() + 2L * width * embedding;
    }

    /**
     * A text's features, before they are brought to length one.
     *
     * @param ids [N, T], int64, T at most {@link ClipTokenizer#CONTEXT_LENGTH}
     * @param ends for each text the position of the token that ends it, int64 [N]
     * @return [N, embedding]
     */
    NDArray features(NDArray ids, NDArray ends, Weights weights) {
        Pass pass = Pass.with(weights);
        NDArray positions = pass.tensor(POSITIONS).get(":" + ids.getShape().get(1));
        NDArray embedded = Ops.rows(pass.tensor(EMBEDDINGS), ids).add(positions);
        return pass.run(norm, Ops.at(pass.run(blocks, embedded), ends)).matMul(pass.tensor(PROJECTION));
    }
}
