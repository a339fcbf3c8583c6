package io.editrisk.tensor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says of itself: eight bytes of header length, little-endian, then a JSON object of
 * {@code name: {dtype, shape, data_offsets}}, then the tensors' bytes. Everything it says is checked against the file
 * before anything is read by it.
 *
 * @param start where the tensors' bytes begin in the file
 * @param tensors in the order of their bytes
 */
record SafetensorsHeader(long start, Map<String, Entry> tensors) {

    /** As the format's own reader has it. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final int LENGTH_BYTES = 8;
    private static final int LONGEST_QUOTE = 120;
    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One tensor: its shape, and where its bytes are, counted from {@link #start}. */
    record Entry(List<Long> shape, long from, long to) {}

    static SafetensorsHeader read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < LENGTH_BYTES) {
                throw fault(file, "has " + size + " bytes: a safetensors file begins with 8 bytes of header length");
            }
            long length = bytes(channel, 0, LENGTH_BYTES).getLong();
            if (length < 2 || length > LONGEST_HEADER || length > size - LENGTH_BYTES) {
                throw fault(
                        file,
                        "says its header has " + Long.toUnsignedString(length) + " bytes, of " + size
                                + " in the file: it is cut short or not a safetensors file");
            }
            byte[] header = bytes(channel, LENGTH_BYTES, (int) length).array();
            long start = LENGTH_BYTES + length;
            return new SafetensorsHeader(start, entries(file, header, size - start));
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static Map<String, Entry> entries(Path file, byte[] header, long payload) {
        JsonNode tree = json(file, header);
        List<Map.Entry<String, Entry>> found = new ArrayList<>();
        tree.properties().forEach(property -> {
            if (!property.getKey().equals("__metadata__")) {
                found.add(Map.entry(property.getKey(), entry(file, property.getKey(), property.getValue())));
            }
        });
        found.sort(Comparator.comparingLong(entry -> entry.getValue().from()));
        Map<String, Entry> tensors = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, Entry> tensor : found) {
            if (tensor.getValue().from() != end) {
                throw fault(
                        file,
                        tensor.getKey(),
                        "begins at byte " + tensor.getValue().from()
                                + " of the data, where the tensor before it ends at " + end
                                + ": neither gaps nor overlaps are allowed");
            }
            end = tensor.getValue().to();
            tensors.put(tensor.getKey(), tensor.getValue());
        }
        if (end != payload) {
            throw fault(
                    file,
                    "holds " + payload + " bytes of data, its header says " + end
                            + (end > payload ? ": it is cut short" : ""));
        }
        return tensors;
    }

    private static JsonNode json(Path file, byte[] header) {
        try (JsonParser parser = MAPPER.createParser(header)) {
            JsonNode tree = MAPPER.readTree(parser);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw fault(file, "has a header that is not JSON, or names a tensor twice: " + why);
        }
        throw fault(file, "has a header that is not a JSON object");
    }

    private static Entry entry(Path file, String tensor, JsonNode said) {
        String type = said.path("dtype").asText();
        if (!type.equals("F32")) {
            throw fault(file, tensor, "has type " + (type.isEmpty() ? "none" : brief(type)) + ": F32 is allowed");
        }
        List<Long> shape = shape(file, tensor, said.path("shape"));
        long bytes = bytes(file, tensor, shape);
        JsonNode offsets = said.path("data_offsets");
        long from = whole(offsets.path(0));
        long to = whole(offsets.path(1));
        if (!said.path("shape").isArray() || offsets.size() != 2 || from < 0 || to < from || to - from != bytes) {
            throw fault(
                    file,
                    tensor,
                    "says its data is at " + brief(offsets) + ", its shape " + brief(said.path("shape")) + " takes "
                            + bytes + " bytes");
        }
        return new Entry(shape, from, to);
    }

    private static List<Long> shape(Path file, String tensor, JsonNode said) {
        List<Long> shape = new ArrayList<>();
        for (JsonNode extent : said) {
            if (whole(extent) < 0) {
                throw fault(file, tensor, "has the shape " + brief(said) + ": whole numbers from 0 are allowed");
            }
            shape.add(whole(extent));
        }
        return List.copyOf(shape);
    }

    private static long bytes(Path file, String tensor, List<Long> shape) {
        long bytes = Float.BYTES;
        for (long extent : shape) {
            if (extent != 0 && bytes > Long.MAX_VALUE / extent) {
                throw fault(file, tensor, "has the shape " + brief(shape) + ", which is larger than any file");
            }
            bytes *= extent;
        }
        if (bytes > Integer.MAX_VALUE) {
            throw fault(file, tensor, "has " + bytes + " bytes: up to " + Integer.MAX_VALUE + " are allowed");
        }
        return bytes;
    }

    /** A whole number from 0, or -1 where it is none. */
    private static long whole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? Math.max(-1, number.asLong()) : -1;
    }

    static InvalidWeightsException fault(Path file, String what) {
        return new InvalidWeightsException(file.getFileName() + " " + what);
    }

    static InvalidWeightsException fault(Path file, String tensor, String what) {
        return fault(file, "tensor " + brief(tensor) + " " + what);
    }

    /** As much of what a file says as fits into a line. */
    private static String brief(Object said) {
        String text = said.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
