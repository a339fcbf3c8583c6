package io.editrisk.network;

import static io.editrisk.network.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.ScriptModule;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network as TorchScript: src/test/reference/torchscript.py made it and its logits. */
class ScriptedTest {

    private static final Path FILES = Path.of("src/test/resources/reference/torchscript");
    private static final Path FILE = FILES.resolve("net.pt");

    @TempDir
    private Path folder;

    private NDManager manager;

    @BeforeEach
    void start() {
        TensorEngine.enter();
        manager = TensorEngine.manager();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private Network network(Path file) {
        return Scripted.network(
                ScriptModule.load(file, manager),
                Architectures.named("small-vgg").orElseThrow());
    }

    @Test
    void itRunsAsAWhole() throws IOException {
        Map<String, NDArray> reference = Safetensors.load(FILES.resolve("net.safetensors"), manager);

        NDArray logits = network(FILE).run(reference.get("x"), Weights.of(Map.of()));

        assertThat(ScriptModule.isZip(FILE)).isTrue();
        assertClose(logits, reference.get("logits"), 1e-5);
        assertThat(network(FILE).architecture().editableLayers()).isEmpty();
    }

    @Test
    void whatIsNoneIsRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(FILE);
        Path cut = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> network(cut))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageStartingWith("cut.pt is not TorchScript (torch.jit.save): ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void picturesThatItCannotTakeAreSaid() {
        NDArray flat = manager.zeros(new Shape(2, 7, 32, 32));

        assertThatThrownBy(() -> network(FILE).run(flat, Weights.of(Map.of())))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageStartingWith("the TorchScript network does not turn pictures of the shape (2, 7, 32, 32)");
    }
}
