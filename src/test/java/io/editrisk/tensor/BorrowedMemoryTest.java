package io.editrisk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a file lies in memory that is mapped as long as the manager lives. */
class BorrowedMemoryTest {

    private static final int SIZE = 60_000;

    @TempDir
    private Path folder;

    private NDManager manager;
    private float[] values;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        TensorEngine.enter();
        manager = TensorEngine.manager();
        values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = i;
        }
        file = folder.resolve("weights.safetensors");
        try (NDManager ofFile = TensorEngine.manager()) {
            Files.write(file, Safetensors.encode(Map.of("a", ofFile.create(values))));
        }
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void aLoadedTensorStaysAsItIs() throws IOException {
        NDArray loaded;
        try (Scope scope = new Scope()) {
            loaded = scope.keep(Safetensors.load(file, manager).get("a"));
        }

        BorrowedMemory.reuse();

        assertThat(loaded.toFloatArray()).containsExactly(values);
    }

    @Test
    void aViewOutlivesTheLoadedTensorThatItWasTakenOf() throws IOException {
        List<NDArray> views = new ArrayList<>();
        try (Scope scope = new Scope()) {
            NDArray loaded = Safetensors.load(file, manager).get("a");
            views.add(scope.keep(loaded.reshape(-1, 100)));
            views.add(scope.keep(loaded.get(":" + SIZE)));
            views.add(scope.keep(loaded.expandDims(0)));
        }

        BorrowedMemory.reuse();

        assertThat(views).allSatisfy(view -> assertThat(view.toFloatArray()).containsExactly(values));
    }
}
