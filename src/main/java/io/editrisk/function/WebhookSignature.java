package io.editrisk.function;

import io.editrisk.event.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signatures as Standard Webhooks 1.0.0 has them (github.com/standard-webhooks/standard-webhooks): in {@code
 * webhook-signature}, one or several {@code v1,BASE64} with blanks between, each HMAC-SHA256 over {@code ID.TIMESTAMP.BODY} of
 * {@code webhook-id}, {@code webhook-timestamp} (seconds since 1970) and the body's bytes.
 */
final class WebhookSignature {

    private static final String SETTING = "EDITRISK_HTTP_SECRETS";

    private final List<WebhookSecret> keys;
    private final Duration tolerance;

    /**
     * Of any of the secrets.
     *
     * @param secrets each {@code whsec_} and the base64 of 24 to 64 bytes
     * @param tolerance how far a request's time may be from ours
     */
    WebhookSignature(List<String> secrets, Duration tolerance) {
        this.keys = secrets.stream()
                .map(secret -> WebhookSecret.of(secret, SETTING))
                .toList();
        this.tolerance = tolerance;
    }

    /** A {@link RefusedException} for a request that nobody who knows a secret signed, or that is too old or too new. */
    void require(Function<String, @Nullable String> header, byte[] body, Instant now) {
        String id = value(header, "webhook-id");
        String timestamp = value(header, "webhook-timestamp");
        String signatures = value(header, "webhook-signature");
        if (!timestamp.matches("[0-9]{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(tolerance)
                        > 0) {
            throw new RefusedException(
                    401,
                    "webhook-timestamp is not within " + tolerance.toSeconds() + " seconds of this machine's time");
        }
        boolean signed = false;
        for (WebhookSecret key : keys) {
            byte[] expected = key.sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
            for (String signature : signatures.split(" ", -1)) {
                signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (!signed) {
            throw new RefusedException(401, "no webhook-signature is of this body and a secret known here");
        }
    }

    private static String value(Function<String, @Nullable String> header, String name) {
        String value = header.apply(name);
        if (value == null || value.isBlank()) {
            throw new RefusedException(
                    401, "a request without " + name + "; requests are signed here as Standard Webhooks has it");
        }
        return value;
    }
}
