package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import org.jboss.logging.Logger;

/** A topic of SNS that asks whether its events are wanted here: the operator says so, since no link is followed. */
final class SnsSubscription {

    private static final Logger LOG = Logger.getLogger(SnsSubscription.class);

    private SnsSubscription() {}

    /** Says in the log how to confirm, where that is what the call is about. */
    static void tell(HttpCall call) {
        if ("SubscriptionConfirmation".equals(call.header().apply("x-amz-sns-message-type"))) {
            JsonNode message = Json.tree(call.body());
            String topic = message.path("TopicArn").asText();
            String token = message.path("Token").asText();
            if (topic.matches("arn:[a-zA-Z0-9:._-]{1,400}") && token.matches("[A-Za-z0-9]{1,1000}")) {
                LOG.warnf(
                        "SNS asks whether to send here; if so: aws sns confirm-subscription --topic-arn %s --token %s",
                        topic, token);
            }
        }
    }
}
