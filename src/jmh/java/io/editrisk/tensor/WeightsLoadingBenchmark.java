package io.editrisk.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file of 480 MB in ten tensors that the system has in its cache: to check and to load it against to read it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WeightsLoadingBenchmark {

    private static final int TENSORS = 10;
    private static final int BYTES = 48_000_000;
    private static final int BUFFER = 1 << 18;

    @Param({"F32", "F16", "BF16", "F64"})
    private String type = "";

    private Path file;

    @Setup
    public void write() throws IOException {
        TensorEngine.enter();
        int bytes = TensorType.valueOf(type).bytes();
        StringBuilder header = new StringBuilder("{");
        for (long i = 0; i < TENSORS; i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"%d\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                            .formatted(i, type, BYTES / bytes, i * BYTES, (i + 1) * BYTES));
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        file = Files.createTempFile("weights", ".safetensors");
        file.toFile().deleteOnExit();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(length.putLong(json.length).flip());
            channel.write(ByteBuffer.wrap(json));
            ByteBuffer values = values(bytes);
            for (int i = 0; i < TENSORS; i++) {
                channel.write(values.rewind());
            }
        }
    }

    /** Normal, deviation .02, as weights are: F16's are subnormal now and then. */
    private ByteBuffer values(int bytes) {
        ByteBuffer values = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(1);
        while (values.hasRemaining()) {
            float value = (float) (random.nextGaussian() * 0.02);
            switch (bytes) {
                case 8 -> values.putDouble(value);
                case 4 -> values.putFloat(value);
                default -> values.putShort(type.equals("BF16") ? brain(value) : half(value));
            }
        }
        return values;
    }

    private static short brain(float value) {
        return (short) (Float.floatToRawIntBits(value) >> 16);
    }

    /** Rounded towards zero; for what is smaller than one. */
    private static short half(float value) {
        int magnitude = (int) (Math.abs(value) * 0x1p24f);
        int exponent = Math.max(0, 22 - Integer.numberOfLeadingZeros(magnitude));
        int bits = exponent == 0 ? magnitude : exponent << 10 | magnitude >> exponent - 1 & 0x3ff;
        return (short) (value < 0 ? bits | 0x8000 : bits);
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public long read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            long position = 0;
            for (int count = 0; count >= 0; count = channel.read(buffer.clear(), position)) {
                position += count;
            }
            return position;
        }
    }

    @Benchmark
    public void check() throws IOException {
        Safetensors.requireFinite(file);
    }

    @Benchmark
    public int load() throws IOException {
        try (NDManager manager = TensorEngine.manager()) {
            return Safetensors.load(file, manager).size();
        }
    }

    /** Loaded, and every value used once. */
    @Benchmark
    public float loadAndSum() throws IOException {
        float sum = 0;
        try (NDManager manager = TensorEngine.manager()) {
            for (NDArray tensor : Safetensors.load(file, manager).values()) {
                sum += tensor.sum().getFloat();
            }
        }
        return sum;
    }
}
