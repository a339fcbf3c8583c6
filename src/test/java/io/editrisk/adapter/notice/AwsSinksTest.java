package io.editrisk.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.adapter.AnyClient;
import io.editrisk.adapter.MotoServer;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Against moto: what a queue behind each service gets. */
@ExtendWith(MotoServer.WhereFound.class)
class AwsSinksTest {

    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("moto", "moto-secret"));

    private final MotoServer moto;
    private SqsClient sqs;
    private String name;

    AwsSinksTest(MotoServer moto) {
        this.moto = moto;
    }

    @BeforeEach
    void connect() {
        sqs = AnyClient.sqs(moto.endpoint(), "moto", "moto-secret");
        name = "notices-" + UUID.randomUUID();
    }

    @AfterEach
    void disconnect() {
        sqs.close();
    }

    private String queue(String fullName, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(fullName).attributes(attributes))
                .queueUrl();
    }

    private String arn(String queue) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private Message received(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .waitTimeSeconds(5)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .get(0);
    }

    private static void requireStructured(String text) {
        SomeNotice.requireStructured(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aQueueGetsTheEventAndItsTypeToFilterBy() {
        String queue = queue(name, Map.of());
        try (NoticeSink sink = AwsSinks.sqs(moto.connection(), queue)) {
            sink.send(SomeNotice.notice());
        }

        Message message = received(queue);
        requireStructured(message.body());
        assertThat(message.messageAttributes().get("type").stringValue()).isEqualTo("io.editrisk.run.completed");
    }

    @Test
    void aFifoQueueKeepsOneOfDoubles() {
        String queue = queue(name + ".fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        try (NoticeSink sink = AwsSinks.sqs(moto.connection(), queue)) {
            sink.send(SomeNotice.notice());
            sink.send(SomeNotice.notice());
        }

        Message message = received(queue);
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "garments-0123456789ab")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, SomeNotice.ID);
        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(queue)
                                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    }

    @Test
    void aQueueBehindATopicGetsTheEvent() {
        String queue = queue(name, Map.of());
        try (SnsClient sns = SnsClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(KEYS)
                .build()) {
            String topic = sns.createTopic(request -> request.name(name)).topicArn();
            sns.subscribe(request -> request.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(arn(queue))
                    .attributes(Map.of("FilterPolicy", "{\"type\": [\"io.editrisk.run.completed\"]}")));
            try (NoticeSink sink = AwsSinks.sns(moto.connection(), topic)) {
                sink.send(SomeNotice.notice());
            }
        }

        JsonNode envelope = Json.tree(received(queue).body().getBytes(StandardCharsets.UTF_8));
        requireStructured(envelope.path("Message").asText());
    }

    @Test
    void aQueueBehindARuleOfABusGetsTheEvent() {
        String queue = queue(name, Map.of());
        try (EventBridgeClient events = EventBridgeClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(KEYS)
                .build()) {
            events.createEventBus(request -> request.name(name));
            events.putRule(request -> request.name("told")
                    .eventBusName(name)
                    .eventPattern("{\"source\": [\"io.editrisk\"], \"detail-type\": [\"io.editrisk.run.completed\"]}"));
            events.putTargets(request -> request.rule("told")
                    .eventBusName(name)
                    .targets(Target.builder().id("1").arn(arn(queue)).build()));
            try (NoticeSink sink = AwsSinks.eventBridge(moto.connection(), name)) {
                sink.send(SomeNotice.notice());
            }
        }

        JsonNode event = Json.tree(received(queue).body().getBytes(StandardCharsets.UTF_8));
        assertThat(event.path("source").asText()).isEqualTo("io.editrisk");
        assertThat(event.path("detail-type").asText()).isEqualTo("io.editrisk.run.completed");
        assertThat(event.path("time").asText()).startsWith("2026-01-02T03:04:05");
        requireStructured(event.path("detail").toString());
    }

    @Test
    void whatIsNotThereIsSaidInALine() {
        String missing = moto.endpoint() + "/123456789012/no-such-queue";
        try (NoticeSink sink = AwsSinks.sqs(moto.connection(), missing)) {
            assertThatThrownBy(() -> sink.send(SomeNotice.notice()))
                    .isInstanceOf(UnsentException.class)
                    .hasMessageStartingWith("io.editrisk.run.completed was not sent to " + missing + ": ");
        }
    }
}
