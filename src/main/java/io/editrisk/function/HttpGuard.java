package io.editrisk.function;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is answered: whoever signs, where there is a secret; without one, this machine alone. */
@ApplicationScoped
class HttpGuard {

    private final Optional<WebhookSignature> signature;
    private final boolean open;

    HttpGuard(HttpConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        signature = config.secrets()
                .filter(secrets -> !secrets.isEmpty())
                .map(secrets -> new WebhookSignature(List.copyOf(secrets), config.tolerance()));
        open = config.unsigned() || isLoopback(host);
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A {@link RefusedException} for a request that is not answered. */
    void require(HttpCall call) {
        if (signature.isPresent()) {
            signature.get().require(call.header(), call.body(), Instant.now());
        } else if (!open) {
            throw new RefusedException(
                    403,
                    "this server listens beyond its own machine and has no secret to know senders by: set"
                            + " EDITRISK_HTTP_SECRETS, or EDITRISK_HTTP_UNSIGNED=true where nobody else gets through");
        }
    }
}
