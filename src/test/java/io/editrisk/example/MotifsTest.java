package io.editrisk.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotifsTest {

    private static final String IMAGES = "t10k-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte.gz";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        TinyMotifs.write(folder, 5, 12);
    }

    @Test
    void garmentsAreReadInTheFilesOrderWithOrWithoutGzip() {
        Motifs garments = Motifs.read(MotifSource.GARMENTS, folder);

        assertThat(garments.training()).hasSize(5);
        assertThat(garments.test()).hasSize(12).allSatisfy(garment -> {
            Motif written = TinyMotifs.garment(garment.index());
            assertThat(garment).usingRecursiveComparison().isEqualTo(written);
        });
    }

    @Test
    void aSeedDrawsAnOrderAndAnotherSeedAnother() {
        Motifs inFileOrder = Motifs.read(MotifSource.GARMENTS, folder);

        List<Motif> first = inFileOrder.shuffled(1).test();
        assertThat(first).hasSize(12).containsExactlyInAnyOrderElementsOf(inFileOrder.test());
        assertThat(inFileOrder.shuffled(1).test()).isEqualTo(first);
        assertThat(inFileOrder.shuffled(2).test()).isNotEqualTo(first).isNotEqualTo(inFileOrder.test());
    }

    @Test
    void theFirstToTrainOnAreKept() {
        Motifs all = Motifs.read(MotifSource.DIGITS, folder);

        assertThat(all.trainedOnAtMost(3).training()).isEqualTo(all.training().subList(0, 3));
        assertThat(all.trainedOnAtMost(3).test()).isEqualTo(all.test());
        assertThat(all.trainedOnAtMost(9).training()).isEqualTo(all.training());
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        Files.delete(folder.resolve(IMAGES));

        assertRefused(folder + ": holds neither t10k-images-idx3-ubyte nor t10k-images-idx3-ubyte.gz");
    }

    @Test
    void aFileCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(IMAGES));
        Files.write(folder.resolve(IMAGES), Arrays.copyOf(whole, whole.length - 1));

        assertRefused(folder.resolve(IMAGES) + ": cut short, fewer than the 9408 bytes that its header promises");
    }

    @Test
    void aGzippedFileCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(LABELS));
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve(LABELS), Arrays.copyOf(whole, length));

            assertRefused(folder.resolve(LABELS) + ": cut short");
        }
    }

    @Test
    void aFileWithMoreThanItsHeaderPromises() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(IMAGES));
        Files.write(folder.resolve(IMAGES), Arrays.copyOf(whole, whole.length + 1));

        assertRefused(folder.resolve(IMAGES) + ": more than the 9408 bytes that its header promises");
    }

    @Test
    void whatIsNoIdxFile() throws IOException {
        Files.writeString(folder.resolve(IMAGES), "a page that says the download is gone, in some words");

        assertRefused(folder.resolve(IMAGES)
                + ": no idx file of Fashion-MNIST: magic number 2051 and sizes N x 28 x 28 are needed");
    }

    @Test
    void whatIsNoGzip() throws IOException {
        Files.writeString(folder.resolve(LABELS), "a page that says the download is gone");

        assertRefused(folder.resolve(LABELS) + ": not gzip, or damaged");
    }

    @Test
    void aLabelBeyondTheClasses() throws IOException {
        Files.delete(folder.resolve(LABELS));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 5, 0, 1, 2, 3, 10});

        assertRefused(folder.resolve("train-labels-idx1-ubyte") + ": label 10 at 4; 0 to 9 are allowed");
    }

    @Test
    void labelsForOtherImages() throws IOException {
        Files.delete(folder.resolve(LABELS));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 0, 1});

        assertRefused(folder.resolve("train-labels-idx1-ubyte") + ": 2 labels for 5 images");
    }

    private void assertRefused(String start) {
        assertThatThrownBy(() -> Motifs.read(MotifSource.GARMENTS, folder))
                .isInstanceOf(InvalidIdxException.class)
                .message()
                .startsWith(start)
                .doesNotContain("\n");
    }
}
