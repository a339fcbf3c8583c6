package io.editrisk.network;

import io.editrisk.network.Vit.Published;
import java.util.List;
import java.util.Optional;

/** The architectures that a config may name. A new one is one class and one line here. */
public final class Architectures {

    private static final List<Architecture> ALL = List.of(
            new SmallVgg(),
            new Vgg16("vgg16", false),
            new Vgg16("vgg16-bn", true),
            new ResNet50(),
            new Vit("vit-b-16", Published.TORCHVISION, 224, 16, 12, 768, 12, Preprocessing.torchvision(256)),
            new Vit("vit-b-32", Published.TORCHVISION, 224, 32, 12, 768, 12, Preprocessing.torchvision(256)),
            new Vit("vit-l-16", Published.TORCHVISION, 224, 16, 24, 1024, 16, Preprocessing.torchvision(242)),
            new Vit("vit-b-16-timm", Published.TIMM, 224, 16, 12, 768, 12, Preprocessing.timm()),
            new Clip("clip-vit-b-32", TransformerBlock.QUICK_GELU, 32, 12, 768, 12, 512),
            new Clip("clip-vit-b-16", TransformerBlock.QUICK_GELU, 16, 12, 768, 12, 512),
            new Clip("clip-vit-l-14", TransformerBlock.QUICK_GELU, 14, 24, 1024, 16, 768),
            new Clip("clip-vit-b-32-gelu", TransformerBlock.GELU, 32, 12, 768, 12, 512),
            new Clip("clip-vit-b-16-gelu", TransformerBlock.GELU, 16, 12, 768, 12, 512),
            new Clip("clip-vit-l-14-gelu", TransformerBlock.GELU, 14, 24, 1024, 16, 768));

    private Architectures() {}

    public static List<Architecture> all() {
        return ALL;
    }

    public static Optional<Architecture> named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst();
    }
}
