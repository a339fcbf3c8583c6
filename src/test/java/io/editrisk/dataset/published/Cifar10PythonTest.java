package io.editrisk.dataset.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR-10 as Python 2 pickled it (torch_files.py says how the batch is made: value i is 7 i modulo 251). */
class Cifar10PythonTest {

    private static final Path BATCH = Path.of("src/test/resources/reference/torch/data_batch_1");

    @TempDir
    private Path scratch;

    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        folder = Files.createDirectories(scratch.resolve("cifar-10-batches-py"));
        for (int i = 1; i <= 5; i++) {
            Files.copy(BATCH, folder.resolve("data_batch_" + i));
        }
        Files.copy(BATCH, folder.resolve("test_batch"));
    }

    @Test
    void picturesAndLabelsAreThoseOfThePickledArrays() {
        PublishedFixture.with(folder, scratch, new Cifar10(), Map.of(), sets -> {
            assertThat(sets.get(0).size()).isEqualTo(10);
            PublishedSample sample = sets.get(0).sample(3);
            assertThat(sample.label()).isEqualTo(9);
            assertThat(sample.source()).isEqualTo("data_batch_2[1]");
            assertThat(sample.identity()).contains("cifar-10/train/00003");
            RgbImage image = PublishedFixture.image(sample.pictures().get(0));
            for (int channel = 0; channel < 3; channel++) {
                int place = 3072 + channel * 1024 + 5 * 32 + 7;
                assertThat(image.at(7, 5, channel)).isEqualTo(place * 7 % 251);
            }
        });
    }

    @Test
    void aPickleThatWouldExecuteSomethingIsRefused() throws IOException {
        Files.write(folder.resolve("test_batch"), "cos\nsystem\n.".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> PublishedFixture.with(folder, scratch, new Cifar10(), Map.of(), sets -> {}))
                .hasMessageContaining("test_batch: byte 0: global 'os.system' is not allowed");
    }
}
