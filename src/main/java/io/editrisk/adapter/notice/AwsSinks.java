package io.editrisk.adapter.notice;

import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SNS, EventBridge and SQS: each gets the event in structured mode. SNS and SQS have the type beside it as the attribute
 * {@code type}, to filter by; in their FIFO forms a run is a group and the event's id tells doubles.
 */
final class AwsSinks {

    private static final String FIFO = ".fifo";
    private static final String TYPE = "type";
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);

    /** What rules of EventBridge match as {@code source}. */
    static final String SOURCE = "io.editrisk";

    private AwsSinks() {}

    static NoticeSink sns(Connection connection, String topic) {
        SnsClient sns = client(SnsClient.builder(), connection);
        return new Sink(
                "sns",
                topic,
                sns,
                notice -> sns.publish(request -> {
                    request.topicArn(topic)
                            .message(text(notice))
                            .messageAttributes(Map.of(
                                    TYPE,
                                    software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue(notice.type())
                                            .build()));
                    if (topic.endsWith(FIFO)) {
                        request.messageGroupId(group(notice)).messageDeduplicationId(notice.id());
                    }
                }));
    }

    static NoticeSink sqs(Connection connection, String queue) {
        SqsClient sqs = client(SqsClient.builder(), connection);
        return new Sink(
                "sqs",
                queue,
                sqs,
                notice -> sqs.sendMessage(request -> {
                    request.queueUrl(queue)
                            .messageBody(text(notice))
                            .messageAttributes(Map.of(
                                    TYPE,
                                    software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue(notice.type())
                                            .build()));
                    if (queue.endsWith(FIFO)) {
                        request.messageGroupId(group(notice)).messageDeduplicationId(notice.id());
                    }
                }));
    }

    static NoticeSink eventBridge(Connection connection, String bus) {
        EventBridgeClient events = client(EventBridgeClient.builder(), connection);
        return new Sink("event-bridge", bus, events, notice -> {
            PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                    .eventBusName(bus)
                    .source(SOURCE)
                    .detailType(notice.type())
                    .time(Instant.parse(notice.time()))
                    .detail(text(notice))
                    .build();
            PutEventsResponse answer = events.putEvents(request -> request.entries(entry));
            if (answer.failedEntryCount() > 0) {
                throw new UnsentException(notice.type() + " was not sent to " + bus + ": "
                        + answer.entries().get(0).errorMessage());
            }
        });
    }

    private static String text(Notice notice) {
        return new String(notice.structured(), StandardCharsets.UTF_8).strip();
    }

    /** Groups have up to 128 of these characters. */
    private static String group(Notice notice) {
        String name = notice.subject().split("/", 2)[0].replaceAll("[^A-Za-z0-9._-]", "-");
        return name.substring(0, Math.min(128, name.length()));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Connection connection) {
        return connection
                .configured(builder, connection.timeout())
                .overrideConfiguration(call -> call.apiCallTimeout(TO_ANSWER))
                .build();
    }

    private record Sink(String name, String address, SdkClient client, Consumer<Notice> call) implements NoticeSink {
        @Override
        public void send(Notice notice) {
            try {
                call.accept(notice);
            } catch (SdkException e) {
                throw UnsentException.of(address, notice, e);
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
