package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads doorbells out of what object stores and people send: notifications as S3, MinIO and Ceph write them, EventBridge's
 * and Cloudflare R2's events, and a bucket and a key; each also in what {@link Envelope} opens.
 */
public final class Doorbells {

    private static final String ALLOWED = "allowed are an S3 notification {\"Records\": [...]}, EventBridge's"
            + " {\"source\": \"aws.s3\", \"detail\": {...}}, Cloudflare R2's {\"action\": \"...\", \"bucket\": \"...\","
            + " \"object\": {...}} and {\"bucket\": \"...\", \"key\": \"...\"}";
    private static final String CEPH = "ceph:s3";

    /** What R2 calls the writing of an object. */
    private static final Set<String> R2_CREATIONS = Set.of("PutObject", "CopyObject", "CompleteMultipartUpload");

    private Doorbells() {}

    /**
     * The objects that an event says were written: several for an S3 event with several records, none for a test event
     * and for removals.
     *
     * @throws MalformedEventException for anything else
     */
    public static List<Doorbell> decode(JsonNode event) {
        return Envelope.open(event).stream()
                .flatMap(letter -> written(letter).stream())
                .toList();
    }

    private static List<Doorbell> written(JsonNode event) {
        if ("s3:TestEvent".equals(event.path("Event").asText())) {
            return List.of();
        }
        if (event.path("Records").isArray()) {
            return records(event.path("Records"));
        }
        if (event.path("s3").isObject()) {
            return records(List.of(event));
        }
        if (event.path("detail").isObject()) {
            return bridged(event);
        }
        if (event.path("bucket").isTextual() && event.path("object").isObject()) {
            return fromR2(event);
        }
        if (event.path("bucket").isTextual() && event.path("key").isTextual()) {
            return List.of(
                    doorbell(event.path("bucket").asText(), event.path("key").asText()));
        }
        throw new MalformedEventException("not an event about an object: " + ALLOWED);
    }

    private static List<Doorbell> records(Iterable<JsonNode> records) {
        List<Doorbell> doorbells = new ArrayList<>();
        for (JsonNode record : records) {
            String source = record.path("eventSource").asText();
            if (!source.endsWith(":s3")) {
                throw new MalformedEventException(
                        "a record of source '" + Wording.plain(source) + "', not of S3: " + ALLOWED);
            }
            String name = record.path("eventName").asText();
            if (name.startsWith("ObjectCreated:") || name.startsWith("s3:ObjectCreated:")) {
                JsonNode s3 = record.path("s3");
                String key = s3.path("object").path("key").asText();
                doorbells.add(
                        doorbell(s3.path("bucket").path("name").asText(), source.equals(CEPH) ? key : decoded(key)));
            }
        }
        return List.copyOf(doorbells);
    }

    /** Notifications have their keys URL-encoded, with + for a space; Ceph's alone do not (rgw_pubsub.cc). */
    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(
                    "a key that is not URL-encoded, as S3's notifications have it: " + Wording.plain(key));
        }
    }

    /** EventBridge has the keys as they are. */
    private static List<Doorbell> bridged(JsonNode event) {
        String source = event.path("source").asText();
        if (!source.equals("aws.s3")) {
            throw new MalformedEventException(
                    "an event of source '" + Wording.plain(source) + "', not of S3: " + ALLOWED);
        }
        if (!"Object Created".equals(event.path("detail-type").asText())) {
            return List.of();
        }
        return List.of(ofDetail(event.path("detail")));
    }

    private static Doorbell ofDetail(JsonNode detail) {
        return doorbell(
                detail.path("bucket").path("name").asText(),
                detail.path("object").path("key").asText());
    }

    /** R2 has the keys as they are. */
    private static List<Doorbell> fromR2(JsonNode event) {
        if (!event.path("action").isTextual()) {
            throw new MalformedEventException("not an event about an object: " + ALLOWED);
        }
        return R2_CREATIONS.contains(event.path("action").asText())
                ? List.of(doorbell(
                        event.path("bucket").asText(),
                        event.path("object").path("key").asText()))
                : List.of();
    }

    private static Doorbell doorbell(String bucket, String key) {
        if (bucket.isBlank() || key.isBlank()) {
            throw new MalformedEventException("an event without a bucket or a key: " + ALLOWED);
        }
        KeyCheck.require(key);
        return new Doorbell(bucket, key);
    }
}
