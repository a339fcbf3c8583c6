package io.editrisk.network;

import io.editrisk.network.Vit.Published;
import java.util.List;
import java.util.Optional;

/** The architectures that a config may name. A new one is one class and one line here. */
public final class Architectures {

    private static final List<Architecture> ALL = List.of(
            new SmallVgg(),
            new Vit("small-vit", Published.TIMM, Publication.own(10), Preprocessing.small(), 4, 4, 64, 4),
            smallClip(),
            new Vgg16("vgg16", false),
            new Vgg16("vgg16-bn", true),
            new ResNet50(),
            torchvision("vit-b-16", 256, 16, 12, 768, 12),
            torchvision("vit-b-32", 256, 32, 12, 768, 12),
            torchvision("vit-l-16", 242, 16, 24, 1024, 16),
            new Vit(
                    "vit-b-16-timm",
                    Published.TIMM,
                    Publication.timm("vit_base_patch16_224.augreg2_in21k_ft_in1k"),
                    Preprocessing.timm(),
                    16,
                    12,
                    768,
                    12),
            clip("clip-vit-b-32", "ViT-B-32", 32, 12, 768, 12, 512, true),
            clip("clip-vit-b-16", "ViT-B-16", 16, 12, 768, 12, 512, true),
            clip("clip-vit-l-14", "ViT-L-14", 14, 24, 1024, 16, 768, true),
            clip("clip-vit-b-32-gelu", "ViT-B-32", 32, 12, 768, 12, 512, false),
            clip("clip-vit-b-16-gelu", "ViT-B-16", 16, 12, 768, 12, 512, false),
            clip("clip-vit-l-14-gelu", "ViT-L-14", 14, 24, 1024, 16, 768, false));

    private Architectures() {}

    public static List<Architecture> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }

    public static Optional<Architecture> named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst();
    }

    private static Architecture smallClip() {
        return new Clip(
                "small-clip", Publication.own(0), Preprocessing.clip(32), TransformerBlock.QUICK_GELU, 8, 4, 64, 4, 64);
    }

    private static Architecture torchvision(String name, int shorter, int patch, int blocks, int width, int heads) {
        return new Vit(
                name,
                Published.TORCHVISION,
                Publication.torchvision(name.replace('-', '_')),
                Preprocessing.torchvision(shorter),
                patch,
                blocks,
                width,
                heads);
    }

    /** @param openAi whether it is OpenAI's own, or was trained again without QuickGELU */
    private static Architecture clip(
            String name, String published, int patch, int blocks, int width, int heads, int embedding, boolean openAi) {
        return new Clip(
                name,
                openAi
                        ? Publication.openClip(published + "-quickgelu", "openai")
                        : Publication.openClip(published, "datacomp_xl_s13b_b90k"),
                Preprocessing.clip(224),
                openAi ? TransformerBlock.QUICK_GELU : TransformerBlock.GELU,
                patch,
                blocks,
                width,
                heads,
                embedding);
    }
}
