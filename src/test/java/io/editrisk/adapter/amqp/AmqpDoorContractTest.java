package io.editrisk.adapter.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.broker.DoorContract;
import io.editrisk.event.DoorSettings;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Doorbells;
import io.editrisk.event.Recipient;
import io.editrisk.store.Json;
import io.editrisk.store.KeyPrefix;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against Artemis. */
@ExtendWith(AmqpBroker.Embedded.class)
class AmqpDoorContractTest extends DoorContract {

    private final AmqpBroker broker;
    private final Client client = Client.create();
    private AmqpConfig config;
    private Connection connection;

    AmqpDoorContractTest(AmqpBroker broker) {
        this.broker = broker;
    }

    @BeforeEach
    void connect() throws Exception {
        config = broker.config("doorbells-" + UUID.randomUUID());
        connection = Peer.connect(client, config);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Override
    protected AutoCloseable open(DoorSettings settings, Recipient recipient) {
        return new AmqpDoor(config, settings, recipient);
    }

    /** As text: ActiveMQ's and people's own tools send it so. */
    @Override
    protected void send(String body) {
        try {
            connection
                    .defaultSender()
                    .send(Message.create(body)
                            .to(config.address().orElseThrow())
                            .durable(true))
                    .awaitAccepted(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String deadLetter() {
        try (Receiver dead = connection.openReceiver(AmqpBroker.DEAD_LETTERS)) {
            return (String) dead.receive(60, TimeUnit.SECONDS).message().body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ringingIsSendingToTheAddress() throws Exception {
        Doorbell bell = new Doorbell("lab", "experiments/grün 1+1.yaml");
        try (AmqpBell rings = new AmqpBell(config, KeyPrefix.of("team-a"))) {
            rings.ring(bell);
            rings.ring(bell);
        }

        try (Receiver receiver = connection.openReceiver(config.address().orElseThrow())) {
            byte[] event =
                    (byte[]) receiver.receive(60, TimeUnit.SECONDS).message().body();
            assertThat(Doorbells.decode(Json.tree(event))).containsExactly(new Doorbell("lab", "team-a/" + bell.key()));
        }
    }
}
