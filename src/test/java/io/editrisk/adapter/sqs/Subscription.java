package io.editrisk.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A channel of the connector and a consumer that would take any number of messages. */
final class Subscription implements AutoCloseable {

    private static final int DEADLINE_SECONDS = 60;

    private final DoorbellConnector connector;
    private final BlockingQueue<Message<String>> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile boolean failed;

    Subscription(DoorbellQueues queues, Duration grace, Map<String, String> channel) {
        connector = new DoorbellConnector(() -> queues, grace);
        Multi.createFrom()
                .publisher(connector.getPublisher(config(channel)))
                .subscribe()
                .with(this::add, this::fail, ended::countDown);
    }

    static Config config(Map<String, String> channel) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(channel, "channel", 100))
                .build();
    }

    @SuppressWarnings("unchecked")
    private void add(Message<?> message) {
        messages.add((Message<String>) message);
    }

    private void fail(Throwable fault) {
        failed = true;
        ended.countDown();
    }

    Message<String> next() throws InterruptedException {
        Message<String> message = messages.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    static Delivery delivery(Message<String> message) {
        return message.getMetadata(Delivery.class).orElseThrow();
    }

    static void ack(Message<String> message) {
        message.ack().toCompletableFuture().join();
    }

    static void nack(Message<String> message) {
        message.nack(new IllegalStateException("the work failed"))
                .toCompletableFuture()
                .join();
    }

    boolean hasAnother() {
        return !messages.isEmpty();
    }

    /** Ends as the application does; the channel completes and does not fail. */
    void stop() {
        stopped = true;
        try {
            connector.stop();
            assertThat(ended.await(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failed).as("failed").isFalse();
    }

    @Override
    public void close() {
        if (!stopped) {
            stop();
        }
    }
}
