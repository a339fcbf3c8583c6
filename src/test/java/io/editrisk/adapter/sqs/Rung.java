package io.editrisk.adapter.sqs;

import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.adapter.sqs.DoorbellQueues.Received;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Doorbells;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Takes what lies in the queues, as a test sees it. */
public final class Rung {

    private static final Duration WORK = Duration.ofSeconds(30);

    private static final Set<QueueAttributeName> COUNTS = Set.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    private Rung() {}

    /** Every doorbell of the function's queue; the queue is empty thereafter. */
    public static List<Doorbell> at(DoorbellQueues queues, FunctionName function) {
        return bodies(queues, function).stream()
                .flatMap(body -> bells(body).stream())
                .toList();
    }

    /** Likewise, as the messages have it. */
    public static List<String> bodies(DoorbellQueues queues, FunctionName function) {
        List<String> bodies = new ArrayList<>();
        for (Optional<Received> next = take(queues, function); next.isPresent(); next = take(queues, function)) {
            bodies.add(next.get().body());
            queues.delete(next.get());
        }
        return bodies;
    }

    static Optional<Received> take(DoorbellQueues queues, FunctionName function) {
        return queues.take(function, Duration.ZERO, WORK);
    }

    /** Waits as long as one long poll. */
    static Optional<Received> await(DoorbellQueues queues, FunctionName function) {
        return queues.take(function, Duration.ofSeconds(20), WORK);
    }

    /** How many messages the function's queue holds, hidden ones included. */
    static int left(Connection connection, FunctionName function) {
        try (SqsClient sqs = DoorbellQueues.client(connection)) {
            String queue = url(sqs, QueueNames.USUAL.of(function));
            return sqs
                    .getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                    .attributes()
                    .entrySet()
                    .stream()
                    .filter(attribute -> COUNTS.contains(attribute.getKey()))
                    .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                    .sum();
        }
    }

    /** What was given up; waits for the first. */
    static List<Doorbell> deadLetters(Connection connection) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (SqsClient sqs = DoorbellQueues.client(connection)) {
            String queue = url(sqs, QueueNames.USUAL.deadLetters());
            List<Doorbell> bells = letters(sqs, queue);
            while (bells.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(50);
                bells = letters(sqs, queue);
            }
            return bells;
        }
    }

    private static List<Doorbell> letters(SqsClient sqs, String queue) {
        List<Doorbell> bells = new ArrayList<>();
        for (Message letter : sqs.receiveMessage(
                        request -> request.queueUrl(queue).maxNumberOfMessages(10))
                .messages()) {
            bells.addAll(bells(letter.body()));
            sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(letter.receiptHandle()));
        }
        return bells;
    }

    private static String url(SqsClient sqs, String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    public static List<Doorbell> bells(String body) {
        return Doorbells.decode(Json.tree(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empties all queues, of hidden messages too. */
    public static void clear(Connection connection) {
        try (SqsClient sqs = DoorbellQueues.client(connection)) {
            for (FunctionDeclaration function : FunctionDeclaration.all()) {
                sqs.purgeQueue(request -> request.queueUrl(url(sqs, QueueNames.USUAL.of(function.name()))));
            }
            sqs.purgeQueue(request -> request.queueUrl(url(sqs, QueueNames.USUAL.deadLetters())));
        }
    }
}
