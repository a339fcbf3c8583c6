package io.editrisk.adapter.amqp;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** ActiveMQ Artemis in this JVM, in memory, on a free port of this machine, speaking AMQP 1.0. Queues come as they are named. */
public final class AmqpBroker implements AutoCloseable {

    public static final String DEAD_LETTERS = "dead-letters";
    static final int DELIVERIES = 3;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final int port;

    public AmqpBroker() {
        try {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                port = free.getLocalPort();
            }
            server.setConfiguration(new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP")
                    .addQueueConfiguration(QueueConfiguration.of(DEAD_LETTERS).setRoutingType(RoutingType.ANYCAST))
                    .addAddressSetting(
                            "#",
                            new AddressSettings()
                                    .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                                    .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                                    .setAutoDeleteQueues(false)
                                    .setAutoDeleteAddresses(false)
                                    .setMaxDeliveryAttempts(DELIVERIES)
                                    .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Artemis did not start", e);
        }
    }

    /** How the adapters reach it. */
    public AmqpConfig config() {
        return new Config(Optional.of(url()), Optional.empty());
    }

    AmqpConfig config(String address) {
        return new Config(Optional.of(url()), Optional.of(address));
    }

    public URI url() {
        return URI.create("amqp://127.0.0.1:" + port);
    }

    private record Config(Optional<URI> url, Optional<String> address) implements AmqpConfig {
        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it for a test's constructor or methods. */
    public static final class Embedded implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == AmqpBroker.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(AmqpBroker.class))
                    .computeIfAbsent(AmqpBroker.class, key -> new AmqpBroker());
        }
    }
}
