package io.editrisk.adapter.amqp;

import io.editrisk.event.Bell;
import io.editrisk.event.Doorbell;
import io.editrisk.event.S3Event;
import io.editrisk.store.KeyPrefix;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** Rings by a message to the address that messages are taken from, as the store would have. */
public final class AmqpBell implements Bell, AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final AmqpConfig config;
    private final KeyPrefix prefix;
    private final Client client = Client.create();
    private @Nullable Connection connection;
    private @Nullable Sender sender;

    /** One that connects when it first rings, for keys that have the prefix before them in the bucket. */
    public AmqpBell(AmqpConfig config, KeyPrefix prefix) {
        this.prefix = prefix;
        config.requireUrl("EDITRISK_AMQP_ADDRESS");
        this.config = config;
    }

    @Override
    public synchronized void ring(Doorbell doorbell) {
        try {
            Doorbell whole = new Doorbell(doorbell.bucket(), prefix.whole(doorbell.key()));
            byte[] event = S3Event.created(whole, 0, "").getBytes(StandardCharsets.UTF_8);
            Message<byte[]> message = Message.create(event);
            message.contentType("application/json").durable(true);
            Tracker tracker = sender().send(message);
            tracker.awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!tracker.remoteState().isAccepted()) {
                throw new IllegalStateException("the AMQP peer did not accept an event");
            }
        } catch (ClientException e) {
            disconnect();
            throw new IllegalStateException("the AMQP peer did not take an event: " + e.getMessage(), e);
        }
    }

    private Sender sender() throws ClientException {
        Sender open = sender;
        if (open == null) {
            Connection made = Peer.connect(client, config);
            connection = made;
            open = made.openSender(config.address().orElseThrow());
            sender = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        disconnect();
        Peer.leave(client);
    }

    private void disconnect() {
        Peer.leave(connection);
        connection = null;
        sender = null;
    }
}
