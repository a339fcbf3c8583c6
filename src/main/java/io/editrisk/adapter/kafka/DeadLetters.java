package io.editrisk.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The topic for records that were given up: as they were, with reason and place as headers. */
final class DeadLetters implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    static final String REASON = "editrisk-reason";
    static final String PLACE = "editrisk-from";

    private final KafkaConfig config;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetters(KafkaConfig config) {
        this.config = config;
    }

    /** False where Kafka did not take it. */
    boolean keep(ConsumerRecord<byte[], byte[]> record, String reason) throws InterruptedException {
        ProducerRecord<byte[], byte[]> dead =
                new ProducerRecord<>(config.deadLetters(), null, record.key(), record.value(), record.headers());
        String place = record.topic() + "/" + record.partition() + "/" + record.offset();
        dead.headers().add(REASON, reason.getBytes(StandardCharsets.UTF_8));
        dead.headers().add(PLACE, place.getBytes(StandardCharsets.UTF_8));
        try {
            producer().send(dead).get();
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("%s could not be put into %s: %s", place, config.deadLetters(), e.getMessage());
            return false;
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = Producers.of(config);
            producer = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(TO_CLOSE);
        }
    }
}
