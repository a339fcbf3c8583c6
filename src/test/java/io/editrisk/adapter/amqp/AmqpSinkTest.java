package io.editrisk.adapter.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.editrisk.adapter.notice.SomeNotice;
import io.editrisk.event.UnsentException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against Artemis. */
@ExtendWith(AmqpBroker.Embedded.class)
class AmqpSinkTest {

    private final AmqpBroker broker;

    AmqpSinkTest(AmqpBroker broker) {
        this.broker = broker;
    }

    @Test
    void anAddressGetsTheEvent() throws Exception {
        try (AmqpSink sink = new AmqpSink(broker.config(), "notices")) {
            sink.send(SomeNotice.notice());
            sink.send(SomeNotice.notice());
        }

        try (Client client = Client.create();
                Connection connection = Peer.connect(client, broker.config())) {
            Message<byte[]> message = connection
                    .openReceiver("notices")
                    .receive(10, TimeUnit.SECONDS)
                    .message();
            assertThat(message.contentType()).isEqualTo("application/cloudevents+json");
            assertThat(message.messageId()).isEqualTo(SomeNotice.ID);
            assertThat(message.subject()).isEqualTo("io.editrisk.run.completed");
            assertThat(message.durable()).isTrue();
            SomeNotice.requireStructured(message.body());
        }
    }

    @Test
    void aPeerThatIsAwayIsSaidInALineAndAskedAgainNextTime() {
        AmqpConfig away = new AmqpConfig() {
            private boolean asked;

            @Override
            public Optional<URI> url() {
                boolean again = asked;
                asked = true;
                return again ? broker.config().url() : Optional.of(URI.create("amqp://127.0.0.1:1"));
            }

            @Override
            public Optional<String> address() {
                return Optional.empty();
            }

            @Override
            public Optional<String> username() {
                return Optional.empty();
            }

            @Override
            public Optional<String> password() {
                return Optional.empty();
            }
        };
        try (AmqpSink sink = new AmqpSink(away, "later")) {
            assertThatThrownBy(() -> sink.send(SomeNotice.notice()))
                    .isInstanceOf(UnsentException.class)
                    .hasMessageStartingWith("io.editrisk.run.completed was not sent to later: ");
            sink.send(SomeNotice.notice());
        }
    }
}
