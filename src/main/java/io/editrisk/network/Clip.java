package io.editrisk.network;

import io.editrisk.network.TransformerBlock.Names;
import io.editrisk.network.TransformerBlock.Sizes;
import io.editrisk.tensor.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The vision tower of CLIP (Radford et al. 2021) under OpenAI's names, which open_clip shares, and a zero-shot head behind
 * it where the weights have one: else the picture's features come out, before they are brought to length one.
 *
 * @param text the tower that its texts' features come from
 */
record Clip(
        String name,
        Publication publication,
        Preprocessing preprocessing,
        int sizeStep,
        List<Layer> layers,
        String head,
        ClipText text)
        implements Architecture {

    static final double EPSILON = 1e-5;
    static final String HEAD = "head";
    static final String HEAD_WEIGHT = HEAD + ".weight";

    /** OpenAI's files also say how long texts are, how many tokens there are, and how large pictures. */
    private static final Spelling OPENAI = Spelling.OWN.passingOver("input_resolution|context_length|vocab_size");

    private static final Spelling HUGGING_FACE = huggingFace();

    private static final int HEAD_WIDTH = 64;

    /**
     * @param nonlinearity OpenAI's own checkpoints have {@link TransformerBlock#QUICK_GELU}, others mostly not
     * @param embedding width of the space that pictures and texts share
     */
    Clip(
            String name,
            Publication publication,
            Preprocessing pictures,
            Layer nonlinearity,
            int patch,
            int blocks,
            int width,
            int heads,
            int embedding) {
        this(
                name,
                publication,
                pictures,
                patch,
                build(
                        nonlinearity,
                        pictures.size() / patch,
                        patch,
                        new Sizes(blocks, width, heads, EPSILON),
                        embedding),
                HEAD_WEIGHT,
                // in all of them the texts' tower is as wide as what the towers share, with heads of 64
                new ClipText(nonlinearity, embedding, embedding / HEAD_WIDTH, embedding));
    }

    @Override
    public Optional<ClipText> texts() {
        return Optional.of(text);
    }

    @Override
    public List<Spelling> spellings() {
        return List.of(OPENAI, HUGGING_FACE);
    }

    private static List<Layer> build(Layer nonlinearity, int grid, int patch, Sizes sizes, int embedding) {
        int width = sizes.width();
        List<Layer> layers = new ArrayList<>();
        layers.add(new PatchEmbedding(
                new Convolution("visual.conv1", 3, width, patch, new ConvolutionShape(patch, 0), false),
                "visual.class_embedding",
                "visual.positional_embedding",
                grid,
                true));
        layers.add(new LayerNorm("visual.ln_pre", width, EPSILON));
        layers.addAll(
                TransformerBlock.tower("visual.transformer.resblocks.", Names.CLIP, sizes, nonlinearity, false, true));
        layers.add(new FirstToken(new LayerNorm("visual.ln_post", width, EPSILON)));
        layers.add(new Projection("visual.proj", width, embedding));
        layers.add(new ZeroShotHead(HEAD, embedding));
        return List.copyOf(layers);
    }

    /** The names in which transformers' CLIPModel keeps both towers. */
    private static Spelling huggingFace() {
        Spelling spelling = Spelling.OWN
                .with("visual\\.class_embedding", "vision_model.embeddings.class_embedding")
                .with("visual\\.positional_embedding", "vision_model.embeddings.position_embedding.weight")
                .with("visual\\.conv1\\.weight", "vision_model.embeddings.patch_embedding.weight")
                .with("visual\\.ln_pre\\.(.*)", "vision_model.pre_layrnorm.$1")
                .with("visual\\.ln_post\\.(.*)", "vision_model.post_layernorm.$1")
                .withTransposed("visual\\.proj", "visual_projection.weight")
                .with("token_embedding\\.weight", "text_model.embeddings.token_embedding.weight")
                .with("positional_embedding", "text_model.embeddings.position_embedding.weight")
                .with("ln_final\\.(.*)", "text_model.final_layer_norm.$1")
                .withTransposed("text_projection", "text_projection.weight")
                .passingOver("(?:text|vision)_model\\.embeddings\\.position_ids");
        return blocks(blocks(spelling, "visual\\.transformer", "vision_model"), "transformer", "text_model");
    }

    private static Spelling blocks(Spelling spelling, String own, String tower) {
        String block = own + "\\.resblocks\\.(\\d+)\\.";
        String theirs = tower + ".encoder.layers.$1.";
        return spelling.with(
                        block + "attn\\.in_proj_(.*)",
                        theirs + "self_attn.q_proj.$2",
                        theirs + "self_attn.k_proj.$2",
                        theirs + "self_attn.v_proj.$2")
                .with(block + "attn\\.out_proj\\.(.*)", theirs + "self_attn.out_proj.$2")
                .with(block + "ln_([12])\\.(.*)", theirs + "layer_norm$2.$3")
                .with(block + "mlp\\.c_fc\\.(.*)", theirs + "mlp.fc1.$2")
                .with(block + "mlp\\.c_proj\\.(.*)", theirs + "mlp.fc2.$2");
    }
}
