package io.editrisk.function;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is answered: whoever signs or has a token, where there are secrets or tokens; without any, this machine alone. */
@ApplicationScoped
class HttpGuard {

    private final Optional<WebhookSignature> signature;
    private final Optional<BearerTokens> tokens;
    private final boolean open;

    HttpGuard(HttpConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        signature = config.secrets()
                .filter(secrets -> !secrets.isEmpty())
                .map(secrets -> new WebhookSignature(List.copyOf(secrets), config.tolerance()));
        tokens = config.tokens().filter(given -> !given.isEmpty()).map(given -> new BearerTokens(List.copyOf(given)));
        open = config.unsigned() || isLoopback(host);
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What is asked for with a 401: some senders, SNS among them, send their password only then. */
    Optional<String> challenge() {
        return tokens.map(known -> "Basic realm=\"editrisk\", charset=\"UTF-8\"");
    }

    /** A {@link RefusedException} for a request that is not answered. */
    void require(HttpCall call) {
        if (tokens.isPresent() && (signature.isEmpty() || call.header().apply("webhook-signature") == null)) {
            tokens.get().require(call.header());
        } else if (signature.isPresent()) {
            signature.get().require(call.header(), call.body(), Instant.now());
        } else if (!open) {
            throw new RefusedException(
                    403,
                    "this server listens beyond its own machine and has no secret to know senders by: set"
                            + " EDITRISK_HTTP_SECRETS or EDITRISK_HTTP_TOKENS, or EDITRISK_HTTP_UNSIGNED=true where nobody else gets through");
        }
    }
}
