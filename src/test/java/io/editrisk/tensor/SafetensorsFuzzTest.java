package io.editrisk.tensor;

import static io.editrisk.tensor.TensorFile.entry;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Good files, damaged: they are read or refused, and nothing else ever comes of it. */
@Timeout(300)
class SafetensorsFuzzTest {

    private static final int FILES = 72_000;
    private static final int INDEXES = 20_000;
    private static final int SHARDED = 8_000;

    /** Of those that can be read, the engine sees every so manyth. */
    private static final int LOADED = 4;

    /** What reading may take of the heap: so much, as when a class is loaded, and so much for each byte of the file. */
    private static final long HEAP = 1 << 20;

    private static final long HEAP_A_BYTE = 40;

    /** Likewise off the heap: a float for each value, twice where it is widened from a byte or two. */
    private static final long DIRECT = 1 << 10;

    private static final long DIRECT_A_BYTE = 6;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final BufferPoolMXBean BUFFERS =
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .findFirst()
                    .orElseThrow();

    private static final List<byte[]> GOOD = List.of(
            TensorFile.of(
                    "{\"__metadata__\":{\"format\":\"pt\"}," + entry("a.weight", "F32", "[2,3]", "[0,24]") + ","
                            + entry("a.bias", "F32", "[2]", "[24,32]") + "}",
                    TensorFile.floats(1, 2, 3, 4, 5, 6, 7, 8)),
            TensorFile.of(
                    "{" + entry("d", "F64", "[2]", "[0,16]") + "," + entry("h", "F16", "[3]", "[16,22]") + ","
                            + entry("b", "BF16", "[1,1]", "[22,24]") + "," + entry("none", "F16", "[0,4]", "[24,24]")
                            + "," + entry("scalar", "F32", "[]", "[24,28]") + "}",
                    TensorFile.floats(1, 2, 3, 4, 5, 6, 7)));

    private static final String INDEX = "{\"metadata\":{\"total_size\":8},\"weight_map\":"
            + "{\"a\":\"1.safetensors\",\"b\":\"2.safetensors\",\"c\":\"2.safetensors\"}}";

    @TempDir(factory = InMemory.class)
    private Path folder;

    private int read;
    private int refused;

    /** A folder in memory where the system has one: a hundred thousand small files wear a disk out. */
    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "fuzz")
                    : Files.createTempDirectory("fuzz");
        }
    }

    @BeforeEach
    void readAGoodOne() throws IOException {
        TensorEngine.enter();
        for (byte[] good : GOOD) {
            load(Files.write(folder.resolve("good.safetensors"), good));
        }
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
        Damage damage = new Damage(46);
        Path file = folder.resolve("weights.safetensors");
        for (int i = 0; i < FILES; i++) {
            byte[] good = GOOD.get(i / 4 % GOOD.size());
            byte[] bytes = switch (i % 4) {
                case 0 -> damage.bytes(good);
                case 1 -> damage.data(good);
                default -> damage.header(good);
            };
            Files.write(file, bytes);
            read(file, bytes.length);
        }

        assertThat(refused).as("refused of " + FILES).isBetween(FILES / 2, FILES * 9 / 10);
    }

    @Test
    void damagedIndexesAreReadOrRefusedAndNothingElse() throws IOException {
        Damage damage = new Damage(47);
        Path index = folder.resolve("weights.json");
        byte[] one = shard("a", "1.safetensors");
        byte[] two = shard("b", "2.safetensors");
        for (int i = 0; i < INDEXES; i++) {
            byte[] bytes = i % 2 == 0
                    ? damage.bytes(INDEX.getBytes(StandardCharsets.UTF_8))
                    : damage.json(INDEX).getBytes(StandardCharsets.UTF_8);
            Files.write(index, bytes);
            read(index, bytes.length + one.length + two.length);
        }

        assertThat(refused).as("refused of " + INDEXES).isBetween(INDEXES / 2, INDEXES);
    }

    @Test
    void damagedShardsAreReadOrRefusedAndNothingElse() throws IOException {
        Damage damage = new Damage(48);
        Path index = Files.writeString(folder.resolve("weights.json"), INDEX.replace(",\"c\":\"2.safetensors\"", ""));
        byte[] one = shard("a", "1.safetensors");
        byte[] two = shard("b", "2.safetensors");
        for (int i = 0; i < SHARDED; i++) {
            byte[] bytes = i % 2 == 0 ? damage.bytes(two) : damage.header(two);
            Files.write(folder.resolve("2.safetensors"), bytes);
            read(index, INDEX.length() + one.length + bytes.length);
        }

        assertThat(refused).as("refused of " + SHARDED).isBetween(SHARDED / 2, SHARDED);
    }

    private byte[] shard(String tensor, String name) throws IOException {
        byte[] bytes = TensorFile.of("{" + entry(tensor, "F32", "[1]", "[0,4]") + "}", TensorFile.floats(1));
        Files.write(folder.resolve(name), bytes);
        return bytes;
    }

    /** Reads, and loads some of what can be read. */
    private void read(Path file, long bytes) throws IOException {
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long direct = BUFFERS.getTotalCapacity();
        boolean good = true;
        try {
            Safetensors.requireFinite(file);
        } catch (InvalidWeightsException e) {
            good = false;
            refused++;
            assertThat(e.getMessage()).hasSizeLessThan(1000).doesNotContainPattern("\\R|\\p{Cntrl}");
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - heap).isLessThan(HEAP + HEAP_A_BYTE * bytes);
        assertThat(BUFFERS.getTotalCapacity() - direct).isLessThan(DIRECT + DIRECT_A_BYTE * bytes);
        if (good && read++ % LOADED == 0) {
            load(file);
        }
    }

    private static void load(Path file) throws IOException {
        try (NDManager manager = TensorEngine.manager()) {
            Safetensors.load(file, manager)
                    .values()
                    .forEach(tensor -> assertThat(tensor.toFloatArray()).doesNotContain(Float.NaN));
        }
    }
}
