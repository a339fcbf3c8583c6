package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** S3's notification of one object, about this one. */
    public static String created(String bucket, String key) {
        JsonNode event = named("s3-object-created.json");
        JsonNode s3 = event.at("/Records/0/s3");
        ((ObjectNode) s3.path("bucket")).put("name", bucket).put("arn", "arn:aws:s3:::" + bucket);
        ((ObjectNode) s3.path("object")).put("key", encoded(key));
        return event.toString();
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
