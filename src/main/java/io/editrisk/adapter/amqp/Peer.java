package io.editrisk.adapter.amqp;

import java.net.URI;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** The other side, as it is configured. */
final class Peer {

    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;
    private static final long PATIENCE = 10_000;

    private Peer() {}

    static Connection connect(Client client, AmqpConfig config) throws ClientException {
        URI url = config.url().orElseThrow();
        boolean tls = "amqps".equals(url.getScheme());
        ConnectionOptions options = new ConnectionOptions();
        config.username().ifPresent(options::user);
        config.password().ifPresent(options::password);
        options.sslOptions().sslEnabled(tls);
        options.openTimeout(PATIENCE)
                .closeTimeout(PATIENCE)
                .requestTimeout(PATIENCE)
                .sendTimeout(PATIENCE);
        options.transportOptions().connectTimeout((int) PATIENCE).allowNativeIO(false);
        int port = url.getPort() > 0 ? url.getPort() : tls ? TLS_PORT : PORT;
        return client.connect(url.getHost(), port, options);
    }

    /** Ends without waiting: the other side may be away. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void leave(@Nullable Connection connection) {
        if (connection != null) {
            connection.closeAsync();
        }
    }

    /** As {@link #leave(Connection)}, with all its connections. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void leave(Client client) {
        client.closeAsync();
    }
}
