package io.editrisk.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Good files, damaged: they are read or refused, and nothing else ever comes of it. */
@Timeout(300)
class PickleFuzzTest {

    private static final int FILES = 30_000;
    private static final int PICKLES = 30_000;

    /** What reading may take of the heap: so much, as when a class is loaded, and so much for each byte of the file. */
    private static final long HEAP = 1 << 20;

    private static final long HEAP_A_BYTE = 100;

    /** Bytes that mean something in a pickle. */
    private static final byte[] OPCODES = "()]}u.esbRtqhNKMJXQ\u0085\u0086\u0087".getBytes(StandardCharsets.ISO_8859_1);

    private static final List<String> TENSORS = List.of(
            "uint8", "int32", "float16", "float32", "float64", "bool", "inner", "transposed", "expanded", "numpy");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(11);
    private int refused;

    private interface Reading {
        void read() throws IOException;
    }

    @BeforeEach
    void readGoodOnes() throws IOException {
        readTensors(Files.readAllBytes(TorchFileTest.REFERENCE.resolve("tensors.pt")));
        readBatch(Files.readAllBytes(TorchFileTest.REFERENCE.resolve("data_batch_1")));
    }

    @Test
    void damagedFilesOfTorchSave() throws IOException {
        byte[] good = Files.readAllBytes(TorchFileTest.REFERENCE.resolve("tensors.pt"));
        int pickleEnd = 1700;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = damaged(good, i % 2 == 0 ? pickleEnd : good.length);
            bounded(bytes.length, () -> readTensors(bytes));
        }
        assertThat(refused).isBetween(FILES / 3, FILES * 95 / 100);
    }

    @Test
    void damagedPickles() throws IOException {
        byte[] good = Files.readAllBytes(TorchFileTest.REFERENCE.resolve("data_batch_1"));
        for (int i = 0; i < PICKLES; i++) {
            byte[] bytes = damaged(good, i % 4 == 0 ? good.length : 240);
            bounded(bytes.length, () -> readBatch(bytes));
        }
        assertThat(refused).isBetween(PICKLES / 3, PICKLES * 95 / 100);
    }

    private void bounded(int bytes, Reading reading) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reading.read();
        } catch (InvalidPickleException e) {
            refused++;
            assertThat(e.getMessage()).hasSizeLessThan(1000).doesNotContainPattern("\\R|\\p{Cntrl}");
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(HEAP + HEAP_A_BYTE * bytes);
    }

    private static void readTensors(byte[] bytes) throws IOException {
        PickledDict file = TorchFile.read("tensors.pt", new ByteRange.InMemory(ByteBuffer.wrap(bytes)));
        for (String name : TENSORS) {
            if (file.has(name)) {
                assertThat(file.array(name).floats()).isNotNull();
            }
        }
    }

    private static void readBatch(byte[] pickle) throws IOException {
        PickledDict batch = Pickle.read("data_batch_1", pickle);
        assertThat(batch.array("data").bytes()).isNotNull();
        assertThat(batch.integers("labels")).isNotNull();
    }

    /** One to three runs of bytes before {@code upTo} are flipped, replaced, cut off, repeated or lost. */
    private byte[] damaged(byte[] good, int upTo) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(Math.min(upTo, bytes.length));
            int to = Math.min(bytes.length, at + random.nextInt(1, 20));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = OPCODES[random.nextInt(OPCODES.length)];
                case 3 -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, Math.max(1, at)) : bytes;
                case 4 -> bytes = joined(bytes, to, at);
                default -> bytes = joined(bytes, at, to);
            }
        }
        return bytes;
    }

    /** All up to one place, and all from another on. */
    private static byte[] joined(byte[] bytes, int upTo, int from) {
        byte[] joined = Arrays.copyOf(bytes, Math.max(1, upTo + bytes.length - from));
        System.arraycopy(bytes, from, joined, upTo, Math.min(bytes.length - from, joined.length - upTo));
        return joined;
    }
}
