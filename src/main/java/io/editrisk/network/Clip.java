package io.editrisk.network;

import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The vision tower of CLIP (Radford et al. 2021) under OpenAI's names, which open_clip shares, and a zero-shot head behind
 * it where the weights have one: else the picture's features come out, before they are brought to length one.
 */
final class Clip implements Architecture {

    static final double EPSILON = 1e-5;
    static final String HEAD = "head";

    private static final int SIZE = 224;
    private static final int HEAD_WIDTH = 64;

    private final String name;
    private final List<Layer> layers;
    private final ClipText text;

    /**
     * @param nonlinearity OpenAI's own checkpoints have {@link TransformerBlock#QUICK_GELU}, others mostly not
     * @param embedding width of the space that pictures and texts share
     */
    Clip(String name, Layer nonlinearity, int patch, int blocks, int width, int heads, int embedding) {
        this.name = name;
        this.layers = build(nonlinearity, patch, new Sizes(blocks, width, heads, EPSILON), embedding);
        // in all of them the texts' tower is as wide as what the towers share, with heads of 64
        this.text = new ClipText(nonlinearity, embedding, embedding / HEAD_WIDTH, embedding);
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
        for (int i = 0; i < sizes.blocks(); i++) {
            boolean last = i == sizes.blocks() - 1;
            layers.add(TransformerBlock.of(
                    "visual.transformer.resblocks." + i, Names.CLIP, sizes, nonlinearity, false, last));
        }
        layers.add(new FirstToken(new LayerNorm("visual.ln_post", width, EPSILON)));
        layers.add(new Projection("visual.proj", width, embedding));
        layers.add(new ZeroShotHead(HEAD, embedding));
        return List.copyOf(layers);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.clip();
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    ClipText text() {
        return text;
    }

    @Override
    public String head() {
        return HEAD + ".weight";
    }
}
