package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads doorbells out of what object stores and people send. */
public final class Doorbells {

    private static final String ALLOWED = "allowed are an S3 notification {\"Records\": [...]}, EventBridge's"
            + " {\"source\": \"aws.s3\", \"detail\": {...}} and {\"bucket\": \"...\", \"key\": \"...\"}";

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
        if (event.path("detail").isObject()) {
            return bridged(event);
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
            String source = record.path("eventSource").asText();
            if (!source.endsWith(":s3")) {
                throw new MalformedEventException("a record of source '" + source + "', not of S3: " + ALLOWED);
            }
            String name = record.path("eventName").asText();
            if (name.startsWith("ObjectCreated:") || name.startsWith("s3:ObjectCreated:")) {
                JsonNode s3 = record.path("s3");
                String key = decoded(s3.path("object").path("key").asText());
                doorbells.add(doorbell(s3.path("bucket").path("name").asText(), key));
            }
        }
        return List.copyOf(doorbells);
    }

    /** Notifications have their keys URL-encoded, with + for a space. */
    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("a key that is not URL-encoded, as S3's notifications have it: " + key);
        }
    }

    /** EventBridge has the keys as they are. */
    private static List<Doorbell> bridged(JsonNode event) {
        String source = event.path("source").asText();
        if (!source.equals("aws.s3")) {
            throw new MalformedEventException("an event of source '" + source + "', not of S3: " + ALLOWED);
        }
        if (!"Object Created".equals(event.path("detail-type").asText())) {
            return List.of();
        }
        JsonNode detail = event.path("detail");
        return List.of(doorbell(
                detail.path("bucket").path("name").asText(),
                detail.path("object").path("key").asText()));
    }

    private static Doorbell doorbell(String bucket, String key) {
        if (bucket.isBlank() || key.isBlank()) {
            throw new MalformedEventException("an event without a bucket or a key: " + ALLOWED);
        }
        return new Doorbell(bucket, key);
    }
}
