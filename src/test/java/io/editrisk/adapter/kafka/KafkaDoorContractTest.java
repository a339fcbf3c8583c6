package io.editrisk.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.broker.DoorContract;
import io.editrisk.event.DoorSettings;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Doorbells;
import io.editrisk.event.Recipient;
import io.editrisk.store.Json;
import io.editrisk.store.KeyPrefix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against Kafka itself. */
@ExtendWith(KafkaBroker.Embedded.class)
class KafkaDoorContractTest extends DoorContract {

    private final KafkaBroker broker;
    private Config config;
    private KafkaProducer<byte[], byte[]> producer;

    KafkaDoorContractTest(KafkaBroker broker) {
        this.broker = broker;
    }

    private record Config(
            Optional<String> brokers,
            Optional<Path> clientConfig,
            Optional<List<String>> topics,
            String group,
            String deadLetters)
            implements KafkaConfig {}

    @BeforeEach
    void topics() {
        String topic = "doorbells-" + UUID.randomUUID();
        config = new Config(
                Optional.of(broker.address()), Optional.empty(), Optional.of(List.of(topic)), topic, topic + "-dead");
        broker.topic(topic, 1);
        broker.topic(config.deadLetters(), 1);
        producer = Producers.of(config);
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Override
    protected AutoCloseable open(DoorSettings settings, Recipient recipient) {
        return new KafkaDoor(config, settings, recipient);
    }

    @Override
    protected void send(String body) {
        try {
            producer.send(new ProducerRecord<>(
                            config.topics().orElseThrow().get(0), body.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String deadLetter() {
        ConsumerRecord<byte[], byte[]> record = first(config.deadLetters());
        assertThat(record.headers().lastHeader("editrisk-reason").value())
                .asString()
                .isEqualTo("because");
        assertThat(record.headers().lastHeader("editrisk-from").value())
                .asString()
                .isEqualTo(config.topics().orElseThrow().get(0) + "/0/0");
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private ConsumerRecord<byte[], byte[]> first(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < deadline) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    return records.iterator().next();
                }
            }
        }
        throw new AssertionError("nothing in " + topic);
    }

    @Test
    void ringingIsWritingToTheFirstTopic() {
        Doorbell bell = new Doorbell("lab", "experiments/grün 1+1.yaml");
        try (KafkaBell rings = new KafkaBell(config, KeyPrefix.of("team-a"))) {
            rings.ring(bell);
        }

        byte[] event = first(config.topics().orElseThrow().get(0)).value();
        assertThat(Doorbells.decode(Json.tree(event))).containsExactly(new Doorbell("lab", "team-a/" + bell.key()));
    }
}
