package io.editrisk.function;

import io.editrisk.adapter.amqp.AmqpBroker;
import io.editrisk.adapter.kafka.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Kafka and an AMQP peer for one application, which takes events from both. */
public final class Brokers implements QuarkusTestResourceLifecycleManager {

    static final String TOPIC = "uploads";
    static final String ADDRESS = "uploads";

    private KafkaBroker kafka;
    private AmqpBroker amqp;

    @Override
    public Map<String, String> start() {
        kafka = new KafkaBroker();
        kafka.topic(TOPIC, 1);
        kafka.topic("editrisk-dead-letters", 1);
        amqp = new AmqpBroker();
        return Map.of(
                "editrisk.kafka.brokers",
                kafka.address(),
                "editrisk.kafka.topics",
                TOPIC,
                "editrisk.amqp.url",
                amqp.url().toString(),
                "editrisk.amqp.address",
                ADDRESS,
                "editrisk.notices.kafka-topic",
                "told",
                "editrisk.notices.types",
                "run.failed");
    }

    @Override
    public void stop() {
        kafka.close();
        amqp.close();
    }
}
