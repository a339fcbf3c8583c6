package io.editrisk.adapter.amqp;

import io.editrisk.adapter.broker.Workers;
import io.editrisk.event.DoorSettings;
import io.editrisk.event.Letter;
import io.editrisk.event.Receipt;
import io.editrisk.event.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Takes messages of an address, each worker over a connection of its own and one message at a time: there is credit for no
 * second one. A message is accepted once its results are stored; one that is worth another try goes back as failed, which
 * the broker counts; one that is given up is rejected with the reason, which brokers take for the dead letters.
 */
public final class AmqpDoor implements AutoCloseable {

    private static final String CONDITION = "editrisk:given-up";
    private static final int POLL_MILLIS = 500;

    private final AmqpConfig config;
    private final DoorSettings settings;
    private final Recipient recipient;
    private final Client client = Client.create();
    private final Workers workers;

    public AmqpDoor(AmqpConfig config, DoorSettings settings, Recipient recipient) {
        config.requireUrl("EDITRISK_AMQP_ADDRESS");
        this.config = config;
        this.settings = settings;
        this.recipient = recipient;
        workers = new Workers("the AMQP peer", settings.workers(), settings.grace(), this::session);
        workers.start();
    }

    private void session(Workers.Progress progress) throws ClientException, InterruptedException {
        ReceiverOptions options = new ReceiverOptions().creditWindow(0).autoAccept(false);
        try (Connection connection = Peer.connect(client, config);
                Receiver receiver = connection.openReceiver(config.address().orElseThrow(), options)) {
            receiver.openFuture().get(settings.grace().toMillis(), TimeUnit.MILLISECONDS);
            progress.connected();
            boolean asked = false;
            while (!progress.stopping()) {
                if (!asked) {
                    receiver.addCredit(1);
                    asked = true;
                }
                Delivery delivery = receiver.receive(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (delivery != null) {
                    asked = false;
                    take(delivery);
                }
            }
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new ClientException("the address could not be opened: " + e.getMessage(), e);
        }
    }

    private void take(Delivery delivery) throws ClientException, InterruptedException {
        Message<Object> message = delivery.message();
        int number = (int) Math.min(Integer.MAX_VALUE, message.deliveryCount() + 1);
        Letter letter = new Letter(text(message.body()), number, number >= settings.deliveries());
        Receipt receipt = recipient.take(letter);
        switch (receipt.kind()) {
            case DONE -> delivery.accept();
            case STOPPED -> delivery.release();
            case NEVER -> delivery.reject(CONDITION, receipt.reason());
            case AGAIN -> {
                if (letter.last()) {
                    delivery.reject(CONDITION, receipt.reason());
                } else {
                    TimeUnit.NANOSECONDS.sleep(settings.pause().toNanos());
                    delivery.modified(true, false);
                }
            }
        }
    }

    /** Some send data, some a text. */
    private static String text(Object body) {
        return body instanceof byte[] data ? new String(data, StandardCharsets.UTF_8) : String.valueOf(body);
    }

    @Override
    public void close() {
        workers.close();
        Peer.leave(client);
    }
}
