package io.editrisk.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.notice.SomeNotice;
import io.editrisk.event.UnsentException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against Kafka itself. */
@ExtendWith(KafkaBroker.Embedded.class)
class KafkaSinkTest {

    private final KafkaBroker broker;

    KafkaSinkTest(KafkaBroker broker) {
        this.broker = broker;
    }

    @Test
    void aTopicGetsTheEventKeyedByItsRun() {
        broker.topic("notices", 1);
        try (KafkaSink sink = new KafkaSink(broker.config(), "notices")) {
            sink.send(SomeNotice.notice());
        }

        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address()), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition("notices", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecord<String, byte[]> record =
                    consumer.poll(Duration.ofSeconds(10)).iterator().next();
            assertThat(record.key()).isEqualTo("garments-0123456789ab");
            assertThat(record.headers().lastHeader("content-type").value())
                    .asString()
                    .isEqualTo("application/cloudevents+json");
            SomeNotice.requireStructured(record.value());
        }
    }

    @Test
    void aNameThatNoTopicCanHaveIsSaidInALine() {
        try (KafkaSink sink = new KafkaSink(broker.config(), "no topic")) {
            assertThatThrownBy(() -> sink.send(SomeNotice.notice()))
                    .isInstanceOf(UnsentException.class)
                    .hasMessageStartingWith("io.editrisk.run.completed was not sent to no topic: ");
        }
    }
}
