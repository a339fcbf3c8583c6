package io.editrisk.adapter.notice;

import io.editrisk.adapter.amqp.AmqpConfig;
import io.editrisk.adapter.amqp.AmqpSink;
import io.editrisk.adapter.kafka.KafkaConfig;
import io.editrisk.adapter.kafka.KafkaSink;
import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.adapter.s3.StoreConfig;
import io.editrisk.event.NoticeSink;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The sinks that the deployment has, checked at the start; each connects when it is first sent to. */
@Singleton
@Startup
public class NoticeSinks {

    private final List<NoticeSink> sinks = new ArrayList<>();

    NoticeSinks(NoticesConfig config, StoreConfig store, KafkaConfig kafka, AmqpConfig amqp) {
        config.httpUrl().ifPresent(url -> sinks.add(new HttpSink(url, config)));
        config.snsTopic().ifPresent(topic -> add("sns", () -> AwsSinks.sns(aws(config, store), topic)));
        config.eventBridgeBus()
                .ifPresent(bus -> add("event-bridge", () -> AwsSinks.eventBridge(aws(config, store), bus)));
        config.sqsQueue().ifPresent(queue -> add("sqs", () -> AwsSinks.sqs(aws(config, store), queue.toString())));
        config.kafkaTopic().ifPresent(topic -> {
            kafka.requireBrokers("EDITRISK_NOTICES_KAFKA_TOPIC");
            add("kafka", () -> new KafkaSink(kafka, topic));
        });
        config.amqpAddress().ifPresent(address -> {
            amqp.requireUrl("EDITRISK_NOTICES_AMQP_ADDRESS");
            add("amqp", () -> new AmqpSink(amqp, address));
        });
    }

    private void add(String name, java.util.function.Supplier<NoticeSink> open) {
        sinks.add(new LateSink(name, open));
    }

    private static Connection aws(NoticesConfig config, StoreConfig store) {
        return new Connection(
                config.awsEndpoint(),
                config.awsRegion().orElse(store.region()),
                config.awsAccessKey(),
                config.awsSecretKey(),
                store.timeout());
    }

    /** None where nobody is to be told. */
    public List<NoticeSink> all() {
        return List.copyOf(sinks);
    }

    @PreDestroy
    void close() {
        sinks.forEach(NoticeSink::close);
    }
}
