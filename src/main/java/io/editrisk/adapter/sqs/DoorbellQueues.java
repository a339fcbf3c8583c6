package io.editrisk.adapter.sqs;

import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.event.MalformedEventException;
import io.editrisk.event.S3Event;
import io.editrisk.store.KeyPrefix;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One queue a function, with one queue for what was given up. */
public final class DoorbellQueues implements Bell, AutoCloseable {

    /** After so many deliveries a message goes to the dead letters. */
    public static final int DELIVERIES = 3;

    private static final Duration HIDING = Duration.ofSeconds(10);

    private final SqsClient sqs;
    private final QueueNames names;
    private final KeyPrefix keys;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    private DoorbellQueues(SqsClient sqs, QueueNames names, KeyPrefix keys) {
        this.sqs = sqs;
        this.names = names;
        this.keys = keys;
    }

    public static DoorbellQueues of(S3ObjectStores.Connection connection) {
        return of(connection, QueueNames.USUAL, KeyPrefix.NONE);
    }

    /** Queues of these names, that ring for objects which have the prefix before their keys in the bucket. */
    public static DoorbellQueues of(S3ObjectStores.Connection connection, QueueNames names, KeyPrefix keys) {
        return new DoorbellQueues(client(connection), names, keys);
    }

    static SqsClient client(S3ObjectStores.Connection connection) {
        // a long poll holds its connection for up to twenty seconds without a byte
        Duration patience = connection.timeout().plusSeconds(20);
        return connection.configured(SqsClient.builder(), patience).build();
    }

    /** Makes the queues: for a server of one's own. Elsewhere the deployment made them. */
    public void create() {
        String dead = sqs.createQueue(request -> request.queueName(names.deadLetters()))
                .queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String redrive = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"" + DELIVERIES + "\"}";
        for (FunctionDeclaration function : FunctionDeclaration.all()) {
            sqs.createQueue(request -> request.queueName(names.of(function.name()))
                    .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)));
        }
    }

    /** Sends the event that the store would send, to the queue of the function that the key rings. */
    @Override
    public void ring(Doorbell bell) {
        FunctionDeclaration function = FunctionDeclaration.forKey(bell.key())
                .orElseThrow(() -> new MalformedEventException("no function is rung by " + bell.key()));
        String body = S3Event.created(new Doorbell(bell.bucket(), keys.whole(bell.key())), 0, "");
        sqs.sendMessage(
                request -> request.queueUrl(url(names.of(function.name()))).messageBody(body));
    }

    /** One message of the function's queue, invisible to others for so long; waits for one up to {@code wait}. */
    Optional<Received> take(FunctionName function, Duration wait, Duration invisible) {
        String queue = url(names.of(function));
        return sqs
                .receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .visibilityTimeout((int) invisible.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()
                .stream()
                .findFirst()
                .map(message -> received(function, queue, message));
    }

    private static Received received(FunctionName function, String queue, Message message) {
        String count = message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        return new Received(function, queue, message.receiptHandle(), message.body(), Integer.parseInt(count));
    }

    /** Keeps a message invisible for so long from now; gives up soon, as other messages' heartbeats wait behind it. */
    void hide(Received message, Duration invisible) {
        sqs.changeMessageVisibility(request -> request.overrideConfiguration(call -> call.apiCallTimeout(HIDING))
                .queueUrl(message.queue())
                .receiptHandle(message.receipt())
                .visibilityTimeout((int) invisible.toSeconds()));
    }

    /**
     * In place of the message a new one of the same body: a queue counts deliveries, and what was interrupted, say by a spot
     * instance's end, is no failure. Between the two requests there are both, which does no harm.
     */
    void sendAgain(Received message) {
        sqs.sendMessage(request -> request.queueUrl(message.queue()).messageBody(message.body()));
        delete(message);
    }

    /** Puts the message among the dead letters, and why beside it: the attributes {@code function} and {@code reason}. */
    void giveUp(Received message, String reason) {
        sqs.sendMessage(request -> request.queueUrl(url(names.deadLetters()))
                .messageBody(message.body())
                .messageAttributes(
                        Map.of("function", attribute(message.function().label()), "reason", attribute(reason))));
        delete(message);
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value.isEmpty() ? "none" : value)
                .build();
    }

    void delete(Received message) {
        sqs.deleteMessage(request -> request.queueUrl(message.queue()).receiptHandle(message.receipt()));
    }

    private String url(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
    }

    @Override
    public void close() {
        sqs.close();
    }

    /** A message while it is ours. */
    record Received(FunctionName function, String queue, String receipt, String body, int deliveries) {}
}
