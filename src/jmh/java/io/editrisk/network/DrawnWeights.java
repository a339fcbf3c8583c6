package io.editrisk.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A file of weights of any architecture, drawn from a seed: as large as the published one, and as fast. */
public final class DrawnWeights {

    private static final int BUFFER = 1 << 20;

    private DrawnWeights() {}

    /**
     * Writes the file by a buffer, so that no memory of its own is left in the process.
     *
     * @return the data's bytes
     */
    public static long write(Architecture architecture, int classes, Path file) throws IOException {
        Map<String, Long> begins = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<String, List<Long>> tensor :
                architecture.tensors(classes).entrySet()) {
            begins.put(tensor.getKey(), bytes);
            bytes += Float.BYTES * tensor.getValue().stream().reduce(1L, Math::multiplyExact);
        }
        long end = bytes;
        String header = architecture.tensors(classes).entrySet().stream()
                .map(tensor -> entry(tensor.getKey(), tensor.getValue(), begins.get(tensor.getKey())))
                .collect(Collectors.joining(",", "{", "}"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            byte[] json = header.getBytes(StandardCharsets.UTF_8);
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(buffer.putLong(json.length).put(json).flip());
            SplittableRandom random = new SplittableRandom(1);
            for (long written = 0; written < end; written += buffer.limit()) {
                buffer.clear().limit((int) Math.min(BUFFER, end - written));
                while (buffer.hasRemaining()) {
                    buffer.putFloat((float) random.nextDouble(-0.02, 0.02));
                }
                channel.write(buffer.flip());
            }
        }
        return end;
    }

    private static String entry(String name, List<Long> shape, long from) {
        long to = from + Float.BYTES * shape.stream().reduce(1L, Math::multiplyExact);
        return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, shape, from, to);
    }
}
