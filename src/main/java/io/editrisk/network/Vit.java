package io.editrisk.network;

import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/** A vision transformer that classifies by its class token (Dosovitskiy et al. 2021), under a publisher's names. */
record Vit(String name, Preprocessing preprocessing, List<Layer> layers, String head) implements Architecture {

    private static final double EPSILON = 1e-6;

    /** How a publisher names the tensors. */
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
        this(
                name,
                pictures,
                build(published, size / patch, patch, new Sizes(blocks, width, heads, EPSILON)),
                published.head + ".bias");
    }

    private static List<Layer> build(Published published, int grid, int patch, Sizes sizes) {
        int width = sizes.width();
        List<Layer> layers = new ArrayList<>();
        layers.add(new PatchEmbedding(
                new Convolution(published.patches, 3, width, patch, new ConvolutionShape(patch, 0), true),
                published.classToken,
                published.positions,
                grid,
                false));
        layers.addAll(
                TransformerBlock.tower(published.blocks, published.names, sizes, TransformerBlock.GELU, false, true));
        layers.add(new FirstToken(new LayerNorm(published.norm, width, EPSILON)));
        layers.add(Linear.of(published.head, width, Linear.CLASSES));
        return List.copyOf(layers);
    }
}
