package io.editrisk.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that requests are signed with as Standard Webhooks 1.0.0 has it (github.com/standard-webhooks/standard-webhooks):
 * {@code whsec_} and the base64 of 24 to 64 bytes.
 */
public final class WebhookSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * The key of a secret as it is configured.
     *
     * @param setting where the secret stands, for the fault's message, which never holds the secret
     * @throws IllegalArgumentException for what is no secret
     */
    public static WebhookSecret of(String secret, String setting) {
        if (secret.startsWith(PREFIX)) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (key.length >= SHORTEST && key.length <= LONGEST) {
                    return new WebhookSecret(key);
                }
            } catch (IllegalArgumentException notBase64) {
                // said below, without the secret
            }
        }
        throw new IllegalArgumentException(setting + " holds what is no secret; allowed is " + PREFIX
                + " and the base64 of " + SHORTEST + " to " + LONGEST + " bytes");
    }

    /**
     * The value of {@code webhook-signature}: {@code v1,BASE64}, HMAC-SHA256 over {@code ID.TIMESTAMP.BODY}.
     *
     * @param timestamp seconds since 1970
     */
    public String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
