package io.editrisk.adapter.amqp;

import io.editrisk.event.Notice;
import io.editrisk.event.NoticeSink;
import io.editrisk.event.UnsentException;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** Sends events to an address by CloudEvents' AMQP binding, in structured mode, durable; the other side has to accept each. */
public final class AmqpSink implements NoticeSink {

    private static final int PATIENCE_SECONDS = 10;

    private final AmqpConfig config;
    private final String address;
    private final Client client = Client.create();
    private @Nullable Connection connection;
    private @Nullable Sender sender;

    public AmqpSink(AmqpConfig config, String address) {
        this.config = config;
        this.address = address;
    }

    @Override
    public String name() {
        return "amqp";
    }

    @Override
    public synchronized void send(Notice notice) {
        try {
            Message<byte[]> message = Message.create(notice.structured());
            message.messageId(notice.id())
                    .contentType(Notice.STRUCTURED)
                    .subject(notice.type())
                    .durable(true);
            Tracker tracker = sender().send(message);
            tracker.awaitSettlement(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!tracker.remoteState().isAccepted()) {
                throw new UnsentException(notice.type() + " was not sent to " + address + ": it was "
                        + String.valueOf(tracker.remoteState().getType()).toLowerCase(java.util.Locale.ROOT));
            }
        } catch (ClientException e) {
            disconnect();
            throw UnsentException.of(address, notice, e);
        }
    }

    private Sender sender() throws ClientException {
        Sender open = sender;
        if (open == null) {
            Connection made = Peer.connect(client, config);
            connection = made;
            open = made.openSender(address);
            sender = open;
        }
        return open;
    }

    private void disconnect() {
        Peer.leave(connection);
        connection = null;
        sender = null;
    }

    @Override
    public synchronized void close() {
        disconnect();
        Peer.leave(client);
    }
}
