package io.editrisk.adapter.kafka;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Writes events to a topic by CloudEvents' Kafka binding, in structured mode, keyed by their subject's run. */
public final class KafkaSink implements NoticeSink {

    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaSink(KafkaConfig config, String topic) {
        this.topic = topic;
        producer = Producers.of(config);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void send(Notice notice) {
        byte[] run = notice.subject().split("/", 2)[0].getBytes(StandardCharsets.UTF_8);
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
