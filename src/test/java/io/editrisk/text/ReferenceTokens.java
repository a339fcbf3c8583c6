package io.editrisk.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * A string and what open_clip makes of it.
 *
 * @param ids without start, end and padding; 75 at most
 */
record ReferenceTokens(String text, List<Integer> ids) {

    /** What {@code src/test/reference/clip_tokens.py} wrote. */
    static List<ReferenceTokens> all() {
        try (InputStream packed = ReferenceTokens.class.getResourceAsStream("/reference/clip-tokens.jsonl.gz");
                InputStream content = new GZIPInputStream(packed)) {
            return Arrays.stream(new String(content.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .map(line -> of(Json.tree(line.getBytes(StandardCharsets.UTF_8))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceTokens of(JsonNode line) {
        return new ReferenceTokens(
                line.get(0).textValue(),
                StreamSupport.stream(line.get(1).spliterator(), false)
                        .map(JsonNode::intValue)
                        .toList());
    }

    /** All 77. */
    int[] tokens() {
        return IntStream.range(0, ClipTokenizer.CONTEXT_LENGTH)
                .map(i -> i == 0
                        ? ClipTokenizer.START
                        : i <= ids.size() ? ids.get(i - 1) : i == ids.size() + 1 ? ClipTokenizer.END : 0)
                .toArray();
    }
}
