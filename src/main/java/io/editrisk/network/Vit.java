package io.editrisk.network;

import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/** A vision transformer that classifies by its class token (Dosovitskiy et al. 2021), under a publisher's names. */
record Vit(
        String name,
        Publication publication,
        Preprocessing preprocessing,
        int sizeStep,
        List<Layer> layers,
        String head,
        List<Spelling> spellings)
        implements Architecture {

    private static final double EPSILON = 1e-6;

    /** The MLP's older names, which torchvision reads too. */
    private static final Spelling OLD_TORCHVISION =
            Spelling.OWN.with("(.*\\.mlp\\.)0\\.(.*)", "$1linear_1.$2").with("(.*\\.mlp\\.)3\\.(.*)", "$1linear_2.$2");

    /** The names in transformers' ViTForImageClassification; some files hold a pooler, which it does not use. */
    private static final Spelling HUGGING_FACE = huggingFace();

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
            Publication publication,
            Preprocessing pictures,
            int patch,
            int blocks,
            int width,
            int heads) {
        this(
                name,
                publication,
                pictures,
                patch,
                build(published, pictures.size() / patch, patch, new Sizes(blocks, width, heads, EPSILON)),
                published.head + ".bias",
                List.of(Spelling.OWN, other(published)));
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

    private static Spelling other(Published published) {
        return published == Published.TIMM ? HUGGING_FACE : OLD_TORCHVISION;
    }

    private static Spelling huggingFace() {
        String block = "blocks\\.(\\d+)\\.";
        String theirs = "vit.encoder.layer.$1.";
        return Spelling.OWN
                .with("cls_token", "vit.embeddings.cls_token")
                .with("pos_embed", "vit.embeddings.position_embeddings")
                .with("patch_embed\\.proj\\.(.*)", "vit.embeddings.patch_embeddings.projection.$1")
                .with(block + "norm1\\.(.*)", theirs + "layernorm_before.$2")
                .with(
                        block + "attn\\.qkv\\.(.*)",
                        theirs + "attention.attention.query.$2",
                        theirs + "attention.attention.key.$2",
                        theirs + "attention.attention.value.$2")
                .with(block + "attn\\.proj\\.(.*)", theirs + "attention.output.dense.$2")
                .with(block + "norm2\\.(.*)", theirs + "layernorm_after.$2")
                .with(block + "mlp\\.fc1\\.(.*)", theirs + "intermediate.dense.$2")
                .with(block + "mlp\\.fc2\\.(.*)", theirs + "output.dense.$2")
                .with("norm\\.(.*)", "vit.layernorm.$1")
                .with("head\\.(.*)", "classifier.$1")
                .passingOver("vit\\.pooler\\.dense\\.(?:weight|bias)");
    }
}
