package io.editrisk.adapter.kafka;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to a topic by CloudEvents' Kafka binding, in structured mode, keyed by their subject's run. */
public final class KafkaSink implements NoticeSink {

    private static final int PATIENCE = 15_000;
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    public KafkaSink(KafkaConfig config, String topic) {
        this.topic = topic;
        producer = producer(config);
    }

    /** One that returns a record's future once all replicas in step have it, or gives up within some seconds. */
    static KafkaProducer<String, byte[]> producer(KafkaConfig config) {
        Properties properties = config.client();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE / 2);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void send(Notice notice) {
        String run = notice.subject().split("/", 2)[0];
        RecordHeader type = new RecordHeader("content-type", Notice.STRUCTURED.getBytes(StandardCharsets.US_ASCII));
        try {
            producer.send(new ProducerRecord<>(topic, null, run, notice.structured(), List.of(type)))
                    .get();
        } catch (ExecutionException e) {
            throw UnsentException.of(topic, notice, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw UnsentException.of(topic, notice, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnsentException.of(topic, notice, e);
        }
    }

    @Override
    public void close() {
        producer.close(TO_CLOSE);
    }
}
