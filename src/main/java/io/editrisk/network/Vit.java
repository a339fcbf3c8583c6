package io.editrisk.network;

import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/** A vision transformer that classifies by its class token (Dosovitskiy et al. 2021), under a publisher's names. */
final class Vit implements Architecture {

    private static final double EPSILON = 1e-6;

    private final String name;
    private final Published published;
    private final Preprocessing pictures;
    private final List<Layer> layers;

    /** How a publisher names the tensors, and what their pictures are turned into. */
    enum Published {
        TORCHVISION(
                "conv_proj",
                "class_token",
                "encoder.pos_embedding",
                "encoder.layers.encoder_layer_",
                Names.TORCHVISION,
                "encoder.ln",
                "heads.head"),
        TIMM("patch_embed.proj", "cls_token", "pos_embed", "blocks.", Names.TIMM, "norm", "head");

        private final String patches;
        private final String classToken;
        private final String positions;
        private final String blocks;
        private final Names names;
        private final String norm;
        private final String head;

        Published(
                String patches,
                String classToken,
                String positions,
                String blocks,
                Names names,
                String norm,
                String head) {
            this.patches = patches;
            this.classToken = classToken;
            this.positions = positions;
            this.blocks = blocks;
            this.names = names;
            this.norm = norm;
            this.head = head;
        }
    }

    Vit(
            String name,
            Published published,
            int size,
            int patch,
            int blocks,
            int width,
            int heads,
            Preprocessing pictures) {
        this.name = name;
        this.published = published;
        this.pictures = pictures;
        this.layers = build(size / patch, patch, new Sizes(blocks, width, heads, EPSILON));
    }

    private List<Layer> build(int grid, int patch, Sizes sizes) {
        int width = sizes.width();
        List<Layer> layers = new ArrayList<>();
        layers.add(new PatchEmbedding(
                new Convolution(published.patches, 3, width, patch, new ConvolutionShape(patch, 0), true),
                published.classToken,
                published.positions,
                grid,
                false));
        for (int i = 0; i < sizes.blocks(); i++) {
            boolean last = i == sizes.blocks() - 1;
            layers.add(TransformerBlock.of(
                    published.blocks + i, published.names, sizes, TransformerBlock.GELU, false, last));
        }
        layers.add(new FirstToken(new LayerNorm(published.norm, width, EPSILON)));
        layers.add(Linear.of(published.head, width, Linear.CLASSES));
        return List.copyOf(layers);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Preprocessing preprocessing() {
        return pictures;
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public String head() {
        return published.head + ".bias";
    }
}
