package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.event.Events;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors to Kafka and AMQP in the application: nobody calls a function otherwise here. */
@QuarkusTest
@TestProfile(BrokersAtWork.class)
class BrokerDoorsTest {

    @Inject
    ObjectStores stores;

    @ConfigProperty(name = "editrisk.kafka.brokers")
    String kafka;

    @ConfigProperty(name = "editrisk.amqp.url")
    URI amqp;

    private ObjectStore store;

    @BeforeEach
    void home() {
        store = stores.home();
    }

    private void byKafka(String body) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Brokers.TOPIC, body.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private void byAmqp(String body) throws Exception {
        try (Client client = Client.create();
                Connection connection = client.connect(amqp.getHost(), amqp.getPort())) {
            connection
                    .openSender(Brokers.ADDRESS)
                    .send(Message.create(body.getBytes(StandardCharsets.UTF_8)).durable(true))
                    .awaitAccepted(30, TimeUnit.SECONDS);
        }
    }

    private void assertRejected(String name) {
        PlanAnswer answer = Eventually.found(
                "answer to " + name,
                () -> store.find("rejected/" + name + ".json").map(json -> Json.decode(json, PlanAnswer.class)));
        assertThat(answer.faults()).hasSize(2);
    }

    @Test
    void anUploadThatKafkaTellsOfIsPlanned() throws Exception {
        store.put("experiments/by-kafka.yaml", SmallExperiment.wrong());
        byKafka(Events.created(Calls.BUCKET, "models/rings-nothing.safetensors").toString());
        byKafka(Events.created(Calls.BUCKET, "experiments/by-kafka.yaml").toString());

        assertRejected("by-kafka");
    }

    @Test
    void anUploadThatAmqpTellsOfInACloudEventIsPlanned() throws Exception {
        store.put("experiments/by-amqp.yaml", SmallExperiment.wrong());
        byAmqp(Calls.envelope(
                "com.amazonaws.s3.ObjectCreated:Put",
                Events.created(Calls.BUCKET, "experiments/by-amqp.yaml").toString()));

        assertRejected("by-amqp");
    }

    @Test
    void whatCannotBeReadLeavesItsFault() throws Exception {
        byKafka("not JSON");

        FaultRecord fault = Eventually.found(
                "fault",
                () -> store.find(StoreLayout.fault("event", "not JSON"))
                        .map(json -> Json.decode(json, FaultRecord.class)));
        assertThat(fault.message()).startsWith("not JSON: ");
    }
}
