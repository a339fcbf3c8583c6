package io.editrisk.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3EventTest {

    private static JsonNode written(String key) {
        return Json.tree(S3Event.created(new Doorbell("lab", key), 12, "0cc1").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "experiments/garments.yaml",
                "experiments/my first try.yaml",
                "experiments/1+1=2 & 100%.yaml",
                "experiments/grün/雪/🧥.yaml",
                "runs/r-1/edits/local-collision@features.11/tasks/editing+fog-3.0-300.task.json",
                "a\"b\\c?d#e~*'()"
            })
    void whatIsWrittenIsReadBack(String key) {
        assertThat(Doorbells.decode(written(key))).containsExactly(new Doorbell("lab", key));
    }

    @Test
    void keysAreEncodedAsS3EncodesThem() {
        assertThat(written("a b/ü+.yaml").at("/Records/0/s3/object/key").asText())
                .isEqualTo("a+b/%C3%BC%2B.yaml");
    }

    @Test
    void itHasNothingThatS3DoesNotSend() {
        assertFieldsWithin(written("a"), Events.named("s3-object-created.json"));
        assertThat(written("a").at("/Records/0/s3/object/size").asLong()).isEqualTo(12);
        assertThat(written("a").at("/Records/0/s3/object/eTag").asText()).isEqualTo("0cc1");
    }

    private static void assertFieldsWithin(JsonNode written, JsonNode real) {
        assertThat(written.getNodeType()).isEqualTo(real.getNodeType());
        for (Iterator<String> names = written.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            assertThat(real.has(name)).as(name).isTrue();
            assertFieldsWithin(written.get(name), real.get(name));
        }
        if (written.isArray()) {
            assertFieldsWithin(written.get(0), real.get(0));
        }
    }
}
