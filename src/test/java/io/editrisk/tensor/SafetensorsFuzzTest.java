package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good file, damaged: it is read or refused, and nothing else ever comes of it. */
class SafetensorsFuzzTest {

    private static final int DAMAGED = 800;
    private static final String HEADER = "{\"__metadata__\":{\"format\":\"pt\"},"
            + entry("a.weight", "F32", "[2,3]", "[0,24]") + ","
            + entry("a.bias", "F32", "[2]", "[24,32]") + "}";
    private static final byte[] GOOD = TensorFile.of(HEADER, TensorFile.floats(1, 2, 3, 4, 5, 6, 7, 8));
    private static final String ALPHABET = "0123456789-+.eE[]{},:\"F32 \\nul\u0000\uffff";

    @TempDir
    private Path folder;

    @Test
    void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
        TensorEngine.enter();
        SplittableRandom random = new SplittableRandom(46);
        int refused = 0;
        for (int i = 0; i < DAMAGED; i++) {
            refused += refuses(damage(random)) ? 1 : 0;
        }

        assertThat(refused).as("refused of " + DAMAGED).isBetween(DAMAGED / 2, DAMAGED - 1);
    }

    private boolean refuses(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("weights.safetensors"), bytes);
        try (NDManager manager = TensorEngine.manager()) {
            Safetensors.requireFinite(file);
            assertThat(Safetensors.load(file, manager).values())
                    .allSatisfy(
                            tensor -> assertThat(tensor.add(1).toFloatArray()).isNotNull());
            return false;
        } catch (InvalidWeightsException e) {
            assertThat(e.getMessage()).doesNotContainPattern("\\R");
            return true;
        }
    }

    private static byte[] damage(SplittableRandom random) {
        byte[] bytes = GOOD.clone();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> bytes = repeated(bytes, at, random.nextInt(1, 12));
            }
        }
        return bytes;
    }

    /** Some bytes twice, and the header's length with them. */
    private static byte[] repeated(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] longer = new byte[bytes.length + end - at];
        System.arraycopy(bytes, 0, longer, 0, end);
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        longer[0] += (byte) (end - at);
        return longer;
    }
}
