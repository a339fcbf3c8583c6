package io.editrisk.function;

import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queues as whoever sends events and looks after dead letters sees them. */
record TestQueues(SqsClient sqs) implements AutoCloseable {

    private static final String DEAD_LETTERS = "editrisk-dead-letters";

    void send(String queue, String body) {
        sqs.sendMessage(request -> request.queueUrl(url(queue)).messageBody(body));
    }

    /** Waits for a message to be given up, passing over others; the reason that is with it. */
    String awaitDeadLetter(Predicate<String> body) {
        String url = url(DEAD_LETTERS);
        return Eventually.found(
                "such dead letter",
                () -> sqs
                        .receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(0)
                                .messageAttributeNames("reason"))
                        .messages()
                        .stream()
                        .filter(message -> body.test(message.body()))
                        .map(TestQueues::reason)
                        .findFirst());
    }

    private static String reason(Message message) {
        return message.messageAttributes().get("reason").stringValue();
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    @Override
    public void close() {
        sqs.close();
    }
}
