package io.editrisk.function;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures as Standard Webhooks 1.0.0 has them (github.com/standard-webhooks/standard-webhooks): in {@code
 * webhook-signature}, one or several {@code v1,BASE64} with blanks between, each HMAC-SHA256 over {@code ID.TIMESTAMP.BODY} of
 * {@code webhook-id}, {@code webhook-timestamp} (seconds since 1970) and the body's bytes.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<byte[]> keys;
    private final Duration tolerance;

    /**
     * Of any of the secrets.
     *
     * @param secrets each {@code whsec_} and the base64 of 24 to 64 bytes
     * @param tolerance how far a request's time may be from ours
     */
    WebhookSignature(List<String> secrets, Duration tolerance) {
        this.keys = secrets.stream().map(WebhookSignature::key).toList();
        this.tolerance = tolerance;
    }

    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (key.length >= SHORTEST && key.length <= LONGEST) {
                    return key;
                }
            } catch (IllegalArgumentException notBase64) {
                // said below, without the secret
            }
        }
        throw new IllegalArgumentException("EDITRISK_HTTP_SECRETS holds what is no secret; allowed is " + PREFIX
                + " and the base64 of " + SHORTEST + " to " + LONGEST + " bytes, several separated by commas");
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
        for (byte[] key : keys) {
            byte[] expected = sign(key, id + "." + timestamp + ".", body);
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

    private static byte[] sign(byte[] key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return (VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body)))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
