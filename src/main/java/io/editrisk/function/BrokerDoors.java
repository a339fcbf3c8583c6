package io.editrisk.function;

import io.editrisk.adapter.amqp.AmqpConfig;
import io.editrisk.adapter.amqp.AmqpDoor;
import io.editrisk.adapter.kafka.KafkaConfig;
import io.editrisk.adapter.kafka.KafkaDoor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** Opens the doors to Kafka and AMQP where the deployment has them: after everything else has started, and closed first. */
@ApplicationScoped
class BrokerDoors {

    private final DoorsConfig config;
    private final KafkaConfig kafka;
    private final AmqpConfig amqp;
    private final AnyDoorbell recipient;
    private final List<AutoCloseable> open = new ArrayList<>();

    BrokerDoors(DoorsConfig config, KafkaConfig kafka, AmqpConfig amqp, AnyDoorbell recipient) {
        this.config = config;
        this.kafka = kafka;
        this.amqp = amqp;
        this.recipient = recipient;
    }

    void open(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        if (config.enabled() && kafka.topics().isPresent()) {
            open.add(new KafkaDoor(kafka, config.settings(), recipient));
        }
        if (config.enabled() && amqp.address().isPresent()) {
            open.add(new AmqpDoor(amqp, config.settings(), recipient));
        }
    }

    /** Those that were open, for whoever closes them: each takes nothing more then, and lets what is running end for a while. */
    List<AutoCloseable> closing() {
        List<AutoCloseable> doors = List.copyOf(open);
        open.clear();
        return doors;
    }
}
