package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a weights file is said in one line that names the file, before the engine sees any of it. */
abstract class Refusing {

    @TempDir
    private Path folder;

    void assertRefused(byte[] bytes, String... said) throws IOException {
        Path file = write(bytes);
        assertOneLine(() -> Safetensors.shapes(file), said);
        assertOneLine(() -> Safetensors.requireFinite(file), said);
        assertOneLine(() -> load(file), said);
    }

    static void assertOneLine(ThrowingCallable reading, String... said) {
        assertThatThrownBy(reading)
                .isExactlyInstanceOf(InvalidWeightsException.class)
                .message()
                .startsWith("weights.safetensors ")
                .contains(said)
                .doesNotContainPattern("\\R|\\p{Cntrl}");
    }

    Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("weights.safetensors"), bytes);
    }

    static void load(Path file) throws IOException {
        try (NDManager manager = TensorEngine.manager()) {
            Safetensors.load(file, manager);
        }
    }
}
