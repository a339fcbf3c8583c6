package io.editrisk.adapter.kafka;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.S3Event;
import io.editrisk.store.KeyPrefix;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rings by a record of the first topic, as the store would have. */
public final class KafkaBell implements Bell, AutoCloseable {

    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final KeyPrefix prefix;

    /** One for keys that have the prefix before them in the bucket. */
    public KafkaBell(KafkaConfig config, KeyPrefix prefix) {
        this.prefix = prefix;
        config.requireBrokers("EDITRISK_KAFKA_TOPICS");
        topic = config.topics().orElseThrow().get(0);
        producer = Producers.of(config);
    }

    @Override
    public void ring(Doorbell doorbell) {
        Doorbell whole = new Doorbell(doorbell.bucket(), prefix.whole(doorbell.key()));
        byte[] event = S3Event.created(whole, 0, "").getBytes(StandardCharsets.UTF_8);
        byte[] key = whole.key().getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(topic, key, event)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was rung", e);
        }
    }

    @Override
    public void close() {
        producer.close(TO_CLOSE);
    }
}
