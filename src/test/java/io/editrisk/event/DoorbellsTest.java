package io.editrisk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorbellsTest {

    private static List<Doorbell> decode(String json) {
        return Doorbells.decode(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anS3NotificationIsRead() {
        assertThat(Doorbells.decode(Events.named("s3-object-created.json")))
                .containsExactly(new Doorbell("amzn-s3-demo-bucket", "experiments/garments.yaml"));
    }

    @Test
    void everyCreationOfANotificationRingsInItsOrderAndRemovalsDoNot() {
        assertThat(Doorbells.decode(Events.named("s3-several-records.json")))
                .containsExactly(
                        new Doorbell("lab", "experiments/my first try.yaml"),
                        new Doorbell("lab", "experiments/1+1=2/grün & 雪 100%.yaml"));
    }

    @Test
    void theTestEventOfANewNotificationRingsNothing() {
        assertThat(Doorbells.decode(Events.named("s3-test-event.json"))).isEmpty();
    }

    @Test
    void eventBridgeHasItsKeysAsTheyAre() {
        assertThat(Doorbells.decode(Events.named("eventbridge-object-created.json")))
                .containsExactly(new Doorbell("amzn-s3-demo-bucket1", "experiments/1+1 100%.yaml"));
    }

    @Test
    void whatElseEventBridgeSaysOfABucketRingsNothing() {
        JsonNode event = Events.named("eventbridge-object-created.json");
        ((ObjectNode) event).put("detail-type", "Object Deleted");

        assertThat(Doorbells.decode(event)).isEmpty();
    }

    @Test
    void thePlainFormHasItsKeyAsItIs() {
        assertThat(decode("{\"bucket\": \"lab\", \"key\": \"experiments/1+1 100%.yaml\"}"))
                .containsExactly(new Doorbell("lab", "experiments/1+1 100%.yaml"));
    }

    @Test
    void anSnsEnvelopeIsRefused() {
        assertThatThrownBy(() -> Doorbells.decode(Events.named("sns-notification.json")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("not an event about an object: allowed are an S3 notification");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null | not an event about an object
            [] | not an event about an object
            7 | not an event about an object
            "experiments/a.yaml" | not an event about an object
            {} | not an event about an object
            {"Records": {}} | not an event about an object
            {"bucket": "lab"} | not an event about an object
            {"bucket": "lab", "key": 7} | not an event about an object
            {"bucket": "lab", "key": " "} | an event without a bucket or a key
            {"bucket": "", "key": "a"} | an event without a bucket or a key
            {"Records": [7]} | a record of source '', not of S3
            {"Records": [{"eventSource": "aws:ses"}]} | a record of source 'aws:ses', not of S3
            {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put"}]} | an event without a bucket or a key
            {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {"bucket": {"name": "b"}, "object": {"key": "100%"}}}]} | a key that is not URL-encoded, as S3's notifications have it: 100%
            {"source": "aws.ec2", "detail": {}} | an event of source 'aws.ec2', not of S3
            {"source": "aws.s3", "detail-type": "Object Created", "detail": {}} | an event without a bucket or a key
            """)
    void whatSaysNothingIsRefusedInOneLine(String json, String line) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(line)
                .message()
                .hasLineCount(1);
    }
}
