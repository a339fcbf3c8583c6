package io.editrisk.network;

import static io.editrisk.network.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published networks against torchvision, timm and open_clip: src/test/reference/architectures.py made the logits. */
class ArchitecturesReferenceTest {

    private static final int CLASSES = 1000;
    private static final double TOLERANCE = 1e-4;

    private NDManager manager;
    private Map<String, NDArray> reference;

    @BeforeEach
    void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        reference = Safetensors.load(Path.of("src/test/resources/reference/architectures.safetensors"), manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    /** And cut at its layers, the network is the same to the last bit. */
    @ParameterizedTest
    @CsvSource({
        "vgg16, 224, classifier.0",
        "vgg16-bn, 224, features.37",
        "resnet-50, 224, layer3.4.conv2",
        "vit-b-16, 224, encoder.layers.encoder_layer_7.mlp.0",
        "vit-b-32, 224, encoder.layers.encoder_layer_11",
        "vit-l-16, 224, encoder.layers.encoder_layer_20.self_attention.out_proj",
        "vit-b-16-timm, 224, blocks.3.attn.qkv",
        "clip-vit-b-32, 224, visual.proj",
        "clip-vit-b-16, 224, visual.transformer.resblocks.10.mlp.c_fc",
        "clip-vit-l-14, 224, visual.transformer.resblocks.20",
        "clip-vit-b-32-gelu, 224, visual.transformer.resblocks.0.attn",
        "vgg16, 160, features.28",
        "vit-b-16-timm, 160, blocks.11"
    })
    @SuppressWarnings("try") // a scope only has to end
    void logitsAreThoseOfItsPublisher(String name, int size, String layer) {
        Network network = new Network(Architectures.named(name).orElseThrow());
        int classes = name.startsWith("clip") ? 0 : CLASSES;
        Weights weights = Hashes.weights(network.architecture().tensors(classes), manager);
        NDArray expected = reference.get(size == 224 ? name : name + ".at-" + size);
        try (Scope scope = new Scope()) {
            NDArray pictures = Hashes.pictures(size, manager);

            NDArray logits = network.run(pictures, weights);

            assertClose(logits, expected, TOLERANCE);
            NDArray input = network.runTo(layer, pictures, weights);
            assertThat(network.runFrom(layer, input, weights).toFloatArray()).containsExactly(logits.toFloatArray());
        }
    }

    @Test
    void featuresOfTextsAreThoseOfOpenClip() {
        for (String name : List.of("clip-vit-b-32", "clip-vit-l-14", "clip-vit-b-32-gelu")) {
            ClipText text = ((Clip) Architectures.named(name).orElseThrow()).text();
            Weights weights = Hashes.weights(text.tensors(), manager);

            NDArray features = text.features(manager.create(Hashes.texts()), manager.create(Hashes.ends()), weights);

            assertClose(features, reference.get(name + ".text"), TOLERANCE);
        }
    }
}
