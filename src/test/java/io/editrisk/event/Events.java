package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Documents as AWS sends them: {@code src/test/resources/events}. */
public final class Events {

    private Events() {}

    public static JsonNode named(String file) {
        try (InputStream in = Events.class.getResourceAsStream("/events/" + file)) {
            return Json.tree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** S3's notification of the creation of these objects, a record each. */
    public static String created(String bucket, String... keys) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        for (String key : keys) {
            JsonNode record = named("s3-object-created.json").at("/Records/0");
            ((ObjectNode) record.at("/s3/bucket")).put("name", bucket).put("arn", "arn:aws:s3:::" + bucket);
            ((ObjectNode) record.at("/s3/object")).put("key", encoded(key));
            records.add(record);
        }
        return event.toString();
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
