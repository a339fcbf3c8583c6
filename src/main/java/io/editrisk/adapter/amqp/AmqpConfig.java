package io.editrisk.adapter.amqp;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where an AMQP 1.0 peer is ({@code EDITRISK_AMQP_…}): RabbitMQ, ActiveMQ, Service Bus and others. */
@ConfigMapping(prefix = "editrisk.amqp")
public interface AmqpConfig {

    /** {@code amqp://HOST:PORT}, or {@code amqps://} for TLS. */
    Optional<URI> url();

    Optional<String> username();

    Optional<String> password();

    /** Where the messages that ring functions come from, in the broker's own spelling; nowhere unless set. */
    Optional<String> address();

    /** An {@link IllegalArgumentException} where the setting that is given lacks a peer, or that is none. */
    default void requireUrl(String setting) {
        boolean good = url().filter(given -> given.getHost() != null
                        && ("amqp".equals(given.getScheme()) || "amqps".equals(given.getScheme())))
                .isPresent();
        if (!good) {
            throw new IllegalArgumentException(setting
                    + " needs EDITRISK_AMQP_URL, amqp:// or amqps:// with a host and, where it is unusual, a port");
        }
    }
}
