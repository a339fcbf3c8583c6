package io.editrisk.network;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * JPEGs of 500x375 pixels on one core: decoded, resized to 256, cropped to 224, normalised into a batch; and only decoded.
 * Time a picture. src/jmh/reference/preprocess.py makes the pictures (target/photographs) and does the same in Python,
 * src/jmh/reference/preprocess.sh sets both beside each other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC") // no thread of a collector on another core
public class PreprocessingBenchmark {

    private static final Path FOLDER = Path.of("target/photographs");
    private static final int PICTURES = 16;

    private final ImageCodec codec = new ImageCodec();
    private final Preprocessing preprocessing = Preprocessing.torchvision(256);
    private final BatchMemory batch = new BatchMemory(preprocessing, PICTURES);
    private byte[][] jpegs;

    @Setup
    public void read() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> sorted = files.sorted().toList();
            if (sorted.size() != PICTURES) {
                throw new IllegalStateException(FOLDER + " holds " + sorted.size() + " pictures, not " + PICTURES);
            }
            jpegs = new byte[PICTURES][];
            for (int i = 0; i < PICTURES; i++) {
                jpegs[i] = Files.readAllBytes(sorted.get(i));
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public BatchMemory whole() {
        for (int i = 0; i < PICTURES; i++) {
            batch.put(i, codec.decode(jpegs[i], preprocessing.fitting(), preprocessing.size()));
        }
        return batch;
    }

    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public int decoding() {
        int sum = 0;
        for (byte[] jpeg : jpegs) {
            RgbImage image = codec.decode(jpeg);
            sum += image.pixels()[0];
        }
        return sum;
    }
}
