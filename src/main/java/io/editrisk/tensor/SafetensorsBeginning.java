package io.editrisk.tensor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/** What stands before the data of a file to be written: the header's length and the header, padded for the data's sake. */
final class SafetensorsBeginning {

    private static final int ALIGNMENT = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ObjectNode header = MAPPER.createObjectNode();
    private long end;

    /** @param metadata texts that go before the tensors; nothing is written where there are none */
    SafetensorsBeginning(SortedMap<String, String> metadata) {
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(SafetensorsHeader.METADATA);
            metadata.forEach(texts::put);
        }
    }

    /** Adds the next tensor of the file. */
    void add(String name, TensorType type, List<Long> shape) {
        ObjectNode tensor = header.putObject(name).put("dtype", type.name());
        shape.forEach(tensor.putArray("shape")::add);
        long from = end;
        end += shape.stream().reduce(1L, Math::multiplyExact) * type.bytes();
        tensor.putArray("data_offsets").add(from).add(end);
    }

    byte[] bytes() {
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(ALIGNMENT + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json).put(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
        return bytes.array();
    }
}
