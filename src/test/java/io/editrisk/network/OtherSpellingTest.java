package io.editrisk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.network.Spelling.Source;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small CLIP whose file has Hugging Face's names: rows of three tensors in one, and projections transposed. */
class OtherSpellingTest {

    private static final Architecture CLIP = Architectures.named("small-clip").orElseThrow();

    @TempDir
    private Path folder;

    private NDManager manager;
    private Weights weights;
    private Map<String, NDArray> theirs;

    @BeforeEach
    void write() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        weights = Hashes.weights(CLIP.tensors(5), manager);
        theirs = new LinkedHashMap<>();
        Spelling spelling = CLIP.spellings().get(1);
        weights.asMap().forEach((own, tensor) -> {
            Source source = spelling.source(own);
            NDList blocks = tensor.split(source.names().size(), 0);
            for (int i = 0; i < blocks.size(); i++) {
                NDArray block = blocks.get(i);
                theirs.put(source.names().get(i), source.transposed() ? block.transpose() : block);
            }
        });
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void theTensorsAreTheSame() throws IOException {
        WeightsFile file = WeightsFile.open(file(), CLIP);

        assertThat(theirs).containsKeys("visual_projection.weight", "vision_model.pre_layrnorm.bias");
        assertThat(file.classes()).isEqualTo(5);
        Weights loaded = file.load(manager);
        assertThat(loaded.names()).containsExactlyElementsOf(weights.names());
        for (String name : weights.names()) {
            assertThat(loaded.get(name)).as(name).isEqualTo(weights.get(name));
        }
    }

    @Test
    void goingBackTheyHaveTheFilesNamesRowsAndOrientation() throws IOException {
        WeightsFile file = WeightsFile.open(file(), CLIP);

        Map<String, NDArray> back = file.inItsNames(weights.asMap());

        assertThat(back.keySet()).isEqualTo(theirs.keySet());
        theirs.forEach((name, tensor) -> assertThat(back.get(name)).as(name).isEqualTo(tensor));
    }

    @Test
    void faultsHaveTheFilesOwnNames() {
        String key = "vision_model.encoder.layers.3.self_attn.k_proj.weight";
        theirs.put(key, manager.zeros(new Shape(1, 64)));

        assertThatThrownBy(() -> WeightsFile.open(file(), CLIP))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessage("w.safetensors does not fit small-clip: tensor " + key
                        + " has the shape [1, 64], not [64, 64]");
    }

    @Test
    void positionIdsAreLeftAlone() throws IOException {
        theirs.put("vision_model.embeddings.position_ids", manager.zeros(new Shape(1, 50)));

        assertThat(WeightsFile.open(file(), CLIP).classes()).isEqualTo(5);
    }

    @Test
    void theTextTowerMayBeThereWithoutBeingLoaded() throws IOException {
        theirs.put("text_projection.weight", manager.zeros(new Shape(64, 64)));

        assertThat(WeightsFile.open(file(), CLIP).load(manager).names()).doesNotContain("text_projection");
    }

    @Test
    void withoutAHeadThereAreNoClasses() throws IOException {
        theirs.remove("head.weight");

        WeightsFile file = WeightsFile.open(file(), CLIP);

        assertThat(file.classes()).isZero();
        assertThat(file.load(manager).names()).doesNotContain("head.weight");
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("w.safetensors"), Safetensors.encode(theirs));
    }
}
