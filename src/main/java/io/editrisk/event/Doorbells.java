package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads doorbells out of what object stores and people send. */
public final class Doorbells {

    private static final String ALLOWED =
            "allowed are an S3 event {\"Records\": [...]} and {\"bucket\": \"...\", \"key\": \"...\"}";

    private Doorbells() {}

    /**
     * The objects that an event says were written: several for an S3 event with several records, none for a test event
     * and for removals.
     *
     * @throws MalformedEventException for anything else
     */
    public static List<Doorbell> decode(JsonNode event) {
        if ("s3:TestEvent".equals(event.path("Event").asText())) {
            return List.of();
        }
        if (event.path("Records").isArray()) {
            return records(event.path("Records"));
        }
        if (event.path("bucket").isTextual() && event.path("key").isTextual()) {
            return List.of(
                    doorbell(event.path("bucket").asText(), event.path("key").asText()));
        }
        throw new MalformedEventException("not an event about an object: " + ALLOWED);
    }

    private static List<Doorbell> records(JsonNode records) {
        List<Doorbell> doorbells = new ArrayList<>();
        for (JsonNode record : records) {
            if (!record.path("eventSource").asText().endsWith(":s3")) {
                throw new MalformedEventException("a record of " + record.path("eventSource") + ": " + ALLOWED);
            }
            String name = record.path("eventName").asText();
            if (name.startsWith("ObjectCreated:") || name.startsWith("s3:ObjectCreated:")) {
                JsonNode s3 = record.path("s3");
                String key = URLDecoder.decode(s3.path("object").path("key").asText(), StandardCharsets.UTF_8);
                doorbells.add(doorbell(s3.path("bucket").path("name").asText(), key));
            }
        }
        return List.copyOf(doorbells);
    }

    private static Doorbell doorbell(String bucket, String key) {
        if (bucket.isBlank() || key.isBlank()) {
            throw new MalformedEventException("an event without a bucket or a key: " + ALLOWED);
        }
        return new Doorbell(bucket, key);
    }
}
