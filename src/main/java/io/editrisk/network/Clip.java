package io.editrisk.network;

import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The vision tower of CLIP (Radford et al. 2021) under OpenAI's names, which open_clip shares, and a zero-shot head behind
 * it where the weights have one: else the picture's features come out, before they are brought to length one.
 *
 * @param text the tower that its texts' features come from
 */
record Clip(String name, Preprocessing preprocessing, List<Layer> layers, String head, ClipText text)
        implements Architecture {

    static final double EPSILON = 1e-5;
    static final String HEAD = "head";

    private static final int SIZE = 224;
    private static final int HEAD_WIDTH = 64;

    /**
     * @param nonlinearity OpenAI's own checkpoints have {@link TransformerBlock#QUICK_GELU}, others mostly not
     * @param embedding width of the space that pictures and texts share
     */
    Clip(String name, Layer nonlinearity, int patch, int blocks, int width, int heads, int embedding) {
        this(
                name,
                Preprocessing.clip(SIZE),
                build(nonlinearity, patch, new Sizes(blocks, width, heads, EPSILON), embedding),
                HEAD + ".weight",
                // in all of them the texts' tower is as wide as what the towers share, with heads of 64
                new ClipText(nonlinearity, embedding, embedding / HEAD_WIDTH, embedding));
    }

    private static List<Layer> build(Layer nonlinearity, int patch, Sizes sizes, int embedding) {
        int width = sizes.width();
        List<Layer> layers = new ArrayList<>();
        layers.add(new PatchEmbedding(
                new Convolution("visual.conv1", 3, width, patch, new ConvolutionShape(patch, 0), false),
                "visual.class_embedding",
                "visual.positional_embedding",
                SIZE / patch,
                true));
        layers.add(new LayerNorm("visual.ln_pre", width, EPSILON));
        layers.addAll(
                TransformerBlock.tower("visual.transformer.resblocks.", Names.CLIP, sizes, nonlinearity, false, true));
        layers.add(new FirstToken(new LayerNorm("visual.ln_post", width, EPSILON)));
        layers.add(new Projection("visual.proj", width, embedding));
        layers.add(new ZeroShotHead(HEAD, embedding));
        return List.copyOf(layers);
    }
}
