package io.editrisk.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The document that S3 sends when an object was created, for whoever rings in its stead. */
public final class S3Event {

    private S3Event() {}

    /** A notification of structure version 2.1; the key is URL-encoded in it, as S3 does. */
    public static String created(Doorbell bell, long size, String etag) {
        ObjectNode record = JsonNodeFactory.instance
                .objectNode()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", "us-east-1")
                .put("eventTime", Instant.now().toString())
                .put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0");
        s3.putObject("bucket").put("name", bell.bucket()).put("arn", "arn:aws:s3:::" + bell.bucket());
        s3.putObject("object")
                .put(
                        "key",
                        URLEncoder.encode(bell.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
                .put("size", size)
                .put("eTag", etag);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putArray("Records").add(record);
        return event.toString();
    }
}
