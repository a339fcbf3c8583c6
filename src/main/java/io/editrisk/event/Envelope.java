package io.editrisk.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What events come wrapped in: SNS's notifications, CloudEvents in structured mode, and the messages of SQS and SNS as
 * Lambda hands them on. No link of an envelope is ever followed.
 */
final class Envelope {

    /** S3 through SNS through SQS through Lambda, in a CloudEvent. */
    private static final int DEEPEST = 4;

    private Envelope() {}

    /**
     * What is within: several for Lambda's batches, the event itself where there is no envelope.
     *
     * @throws MalformedEventException where what is within is no JSON, or where SNS wants something done
     */
    static List<JsonNode> open(JsonNode event) {
        List<JsonNode> letters = new ArrayList<>();
        open(event, 0, letters);
        return letters;
    }

    private static void open(JsonNode event, int depth, List<JsonNode> letters) {
        if (depth > DEEPEST) {
            throw new MalformedEventException("an event in more than " + DEEPEST + " envelopes");
        }
        if (event.has("TopicArn") && event.has("Type")) {
            open(ofSns(event), depth + 1, letters);
        } else if (event.path("specversion").isTextual()) {
            open(ofCloudEvent(event), depth + 1, letters);
        } else if (ofLambda(event.path("Records").path(0))) {
            for (JsonNode record : event.path("Records")) {
                open(ofRecord(record), depth + 1, letters);
            }
        } else {
            letters.add(event);
        }
    }

    private static JsonNode ofSns(JsonNode event) {
        String type = event.path("Type").asText();
        if (!type.equals("Notification")) {
            throw new MalformedEventException("SNS sent a " + Wording.plain(type) + " of "
                    + Wording.plain(event.path("TopicArn").asText())
                    + ": its link is not followed; confirm a subscription with the token, by"
                    + " 'aws sns confirm-subscription'");
        }
        return json(event.path("Message").asText(), "SNS's Message");
    }

    private static JsonNode ofCloudEvent(JsonNode event) {
        if (event.path("data_base64").isTextual()) {
            try {
                return json(
                        new String(event.path("data_base64").binaryValue(), StandardCharsets.UTF_8),
                        "a CloudEvent's data_base64");
            } catch (IOException e) {
                throw new MalformedEventException("a CloudEvent's data_base64 is not base64");
            }
        }
        JsonNode data = event.path("data");
        if (data.isMissingNode()) {
            throw new MalformedEventException("a CloudEvent without data");
        }
        return data.isTextual() ? json(data.asText(), "a CloudEvent's data") : data;
    }

    private static boolean ofLambda(JsonNode record) {
        return record.path("eventSource").asText().equals("aws:sqs")
                || record.path("EventSource").asText().equals("aws:sns");
    }

    private static JsonNode ofRecord(JsonNode record) {
        if (!ofLambda(record)) {
            throw new MalformedEventException("records of several services in one event");
        }
        return record.has("body") ? json(record.path("body").asText(), "a message's body") : record.path("Sns");
    }

    private static JsonNode json(String text, String what) {
        try {
            return Json.tree(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new MalformedEventException(what + " is " + e.getMessage());
        }
    }
}
