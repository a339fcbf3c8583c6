package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;

/**
 * Something that happened, as others are told of it: a CloudEvent 1.0 (github.com/cloudevents/spec), which this record is in
 * structured mode. One that comes twice comes with the same bytes.
 *
 * @param id the same for the same occurrence, and for no other of the source
 * @param source the deployment, a URI
 * @param type of {@link NoticeType}
 * @param subject the run, the run and its edit, or an upload that no run came of
 * @param time when it was first told, RFC 3339
 */
public record Notice(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String datacontenttype,
        JsonNode data) {

    /** The media type of {@link #structured}. */
    public static final String STRUCTURED = "application/cloudevents+json";

    /** The media type of {@link #payload}. */
    public static final String JSON = "application/json";

    public static Notice of(String id, NoticeType type, String source, String subject, String time, JsonNode data) {
        return new Notice("1.0", id, source, type.eventType(), subject, time, JSON, data);
    }

    /** The whole event as JSON. */
    public byte[] structured() {
        return Json.encode(this);
    }

    /** Its data alone, for binary mode. */
    public byte[] payload() {
        return Json.encode(data);
    }
}
