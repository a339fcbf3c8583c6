package io.editrisk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void snsHasTheNotificationAsText() {
        assertThat(Doorbells.decode(Events.named("sns-notification.json")))
                .containsExactly(new Doorbell("amzn-s3-demo-bucket", "experiments/my garments.yaml"));
    }

    @Test
    void aSubscriptionIsNotConfirmedByFollowingItsLink() {
        assertThatThrownBy(() -> Doorbells.decode(Events.named("sns-subscription-confirmation.json")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage(
                        "SNS sent a SubscriptionConfirmation of arn:aws:sns:us-west-2:123456789012:MyTopic: its link is"
                                + " not followed; confirm a subscription with the token, by 'aws sns confirm-subscription'");
    }

    @Test
    void cephHasItsKeysAsTheyAre() {
        assertThat(Doorbells.decode(Events.named("ceph-object-created.json")))
                .containsExactly(new Doorbell("mybucket1", "experiments/1+1 100%.yaml"));
    }

    @Test
    void minioEncodesTheSlashesToo() {
        assertThat(Doorbells.decode(Events.named("minio-object-created.json")))
                .containsExactly(new Doorbell("play1", "experiments/my first try.yaml"));
    }

    @Test
    void r2HasItsKeysAsTheyAre() {
        assertThat(Doorbells.decode(Events.named("r2-object-created.json")))
                .containsExactly(new Doorbell("my-bucket", "experiments/1+1 100%.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeleteObject", "LifecycleDeletion"})
    void whatR2RemovesRingsNothing(String action) {
        JsonNode event = Events.named("r2-object-created.json");
        ((ObjectNode) event).put("action", action);

        assertThat(Doorbells.decode(event)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3-object-created.json",
                "eventbridge-object-created.json",
                "sns-notification.json",
                "ceph-object-created.json",
                "minio-object-created.json",
                "r2-object-created.json"
            })
    void eachComesInACloudEventAndThroughLambdaAsWell(String file) {
        JsonNode event = Events.named(file);
        List<Doorbell> rung = Doorbells.decode(event);

        assertThat(Doorbells.decode(cloudEvent().set("data", event))).isEqualTo(rung);
        assertThat(Doorbells.decode(cloudEvent().put("data", event.toString()))).isEqualTo(rung);
        assertThat(Doorbells.decode(cloudEvent().put("data_base64", base64(event))))
                .isEqualTo(rung);
        ObjectNode lambda = JsonNodeFactory.instance.objectNode();
        lambda.putArray("Records").addObject().put("eventSource", "aws:sqs").put("body", event.toString());
        assertThat(Doorbells.decode(lambda)).isEqualTo(rung);
    }

    /** As the CloudEvents adapter for S3 has it: the data is one record. */
    @Test
    void aRecordAloneIsRead() {
        JsonNode record = Events.named("s3-object-created.json").at("/Records/0");

        assertThat(Doorbells.decode(cloudEvent().set("data", record)))
                .containsExactly(new Doorbell("amzn-s3-demo-bucket", "experiments/garments.yaml"));
    }

    private static String base64(JsonNode event) {
        return Base64.getEncoder().encodeToString(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode cloudEvent() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", "1")
                .put("source", "aws:s3")
                .put("type", "com.amazonaws.s3.ObjectCreated:Put");
    }

    @Test
    void envelopesInEnvelopesEnd() {
        ObjectNode event = cloudEvent();
        for (int i = 0; i < 10; i++) {
            event = cloudEvent().set("data", event);
        }
        ObjectNode many = event;

        assertThatThrownBy(() -> Doorbells.decode(many)).hasMessage("an event in more than 4 envelopes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            experiments/../models/a.yaml | has '.' or '..' among its parts: experiments/../models/a.yaml
            experiments/%2e%2e/a.yaml | has '.' or '..' among its parts: experiments/../a.yaml
            ../../etc/passwd | has '.' or '..' among its parts: ../../etc/passwd
            experiments/./a.yaml | has '.' or '..' among its parts: experiments/./a.yaml
            experiments/a%00.yaml | has characters that do not print or that turn the direction of writing: experiments/a<U+0000>.yaml
            experiments/a%0Aerror.yaml | has characters that do not print or that turn the direction of writing: experiments/a<U+000A>error.yaml
            experiments/%E2%80%AElmay.yaml | has characters that do not print or that turn the direction of writing: experiments/<U+202E>lmay.yaml
            experiments/%E2%80%A8.yaml | has characters that do not print or that turn the direction of writing: experiments/<U+2028>.yaml
            experiments/%1B%5B31m.yaml | has characters that do not print or that turn the direction of writing: experiments/<U+001B>[31m.yaml
            """)
    void aHostileKeyIsRefusedInOneLine(String encoded, String line) {
        assertThatThrownBy(() -> decode(notification(encoded)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("a key that " + line);
    }

    @Test
    void aKeyLongerThanAnyStoreTakesIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> decode(notification("experiments/" + "a".repeat(1020) + ".yaml")))
                .hasMessageStartingWith("a key that is longer than 1024 bytes: experiments/aaa")
                .message()
                .hasSizeLessThan(300);
    }

    private static String notification(String key) {
        return """
                {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
                  "s3": {"bucket": {"name": "lab"}, "object": {"key": "%s"}}}]}
                """.formatted(key);
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
            {"bucket": "lab", "object": {"key": "a"}} | not an event about an object
            {"Type": "Notification", "TopicArn": "arn", "Message": "{"} | SNS's Message is not JSON
            {"specversion": "1.0"} | a CloudEvent without data
            {"specversion": "1.0", "data_base64": "%"} | a CloudEvent's data_base64 is not base64
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
