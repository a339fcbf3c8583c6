package io.editrisk.adapter.kafka;

import io.editrisk.adapter.broker.Workers;
import io.editrisk.event.DoorSettings;
import io.editrisk.event.Recipient;
import java.util.List;

/**
 * Takes records of topics, each worker as a consumer of one group and one record at a time. A record's offset is committed
 * once its results are stored, or once it lies in the dead letters; a worker that dies before leaves it to another.
 */
public final class KafkaDoor implements AutoCloseable {

    private final Workers workers;

    public KafkaDoor(KafkaConfig config, DoorSettings settings, Recipient recipient) {
        config.requireBrokers("EDITRISK_KAFKA_TOPICS");
        List<String> topics = config.topics().orElseThrow();
        workers = new Workers("Kafka", settings.workers(), settings.grace(), progress -> {
                    try (KafkaWorker worker = new KafkaWorker(config, topics, settings, recipient)) {
                        worker.run(progress);
                    }
                })
                .start();
    }

    @Override
    public void close() {
        workers.close();
    }
}
