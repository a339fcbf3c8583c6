package io.editrisk.network;

import static io.editrisk.network.Closeness.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.Scope;
import io.editrisk.tensor.TensorEngine;
import io.editrisk.text.ClassNames;
import io.editrisk.text.PromptTemplates;
import io.editrisk.text.Prompts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Heads from texts against open_clip's: src/test/reference/zero_shot.py made them. */
class ZeroShotClassifierTest {

    private static final double TOLERANCE = 1e-4;

    private final Clip clip = (Clip) Architectures.named("clip-vit-b-32").orElseThrow();
    private NDManager manager;
    private Map<String, NDArray> reference;

    @BeforeEach
    void load() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        reference = Safetensors.load(Path.of("src/test/resources/reference/zero_shot.safetensors"), manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    @SuppressWarnings("try") // a scope only has to end
    void headsAndLogitsAreThoseOfOpenClip() {
        Weights texts = Hashes.weights(clip.text().tensors(), manager);
        Weights pictures = Hashes.weights(clip.tensors(0), manager);
        Map<String, Prompts> tasks = Map.of(
                "imagenet",
                new Prompts(List.of("tench", "goldfish", "great white shark"), PromptTemplates.named("imagenet")),
                "mnist",
                new Prompts(ClassNames.named("mnist"), PromptTemplates.named("mnist")));
        try (Scope scope = new Scope()) {
            tasks.forEach((name, prompts) -> {
                NDArray head = new ZeroShotClassifier(clip.text(), texts).head(prompts, manager);

                assertClose(head, reference.get(name + ".head"), TOLERANCE);
                NDArray logits =
                        new Network(clip).run(Hashes.pictures(224, manager), pictures.and(Clip.HEAD_WEIGHT, head));
                assertClose(logits, reference.get(name + ".logits"), TOLERANCE);
            });
        }
    }
}
