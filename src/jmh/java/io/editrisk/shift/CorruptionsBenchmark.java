package io.editrisk.shift;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each corruption of a picture of 224x224 pixels, time a picture; {@code -t 2} has two threads at it.
 * src/jmh/reference/corruptions.py makes the picture (target/corruptions.png) and does the same in Python,
 * src/jmh/reference/corruptions.sh sets both beside each other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC") // no thread of a collector on another core
public class CorruptionsBenchmark {

    private static final SeededShifts SHIFTS = new SeededShifts(1);

    @Param({
        "gaussian_noise",
        "shot_noise",
        "impulse_noise",
        "defocus_blur",
        "glass_blur",
        "motion_blur",
        "zoom_blur",
        "snow",
        "frost",
        "fog",
        "brightness",
        "contrast",
        "elastic_transform",
        "pixelate",
        "jpeg_compression",
        "speckle_noise",
        "gaussian_blur",
        "spatter",
        "saturate"
    })
    private String kind;

    @Param("3")
    private int severity;

    private RgbImage picture;
    private Shift shift;
    private int count;

    @Setup
    public void read() throws IOException {
        picture = new ImageCodec().decode(Files.readAllBytes(Path.of("target/corruptions.png")));
        shift = new Shift(kind, severity);
    }

    @Benchmark
    public RgbImage corrupted() {
        count++;
        return SHIFTS.apply(shift, Integer.toString(count), picture);
    }
}
