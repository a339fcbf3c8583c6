package io.editrisk.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of senders that cannot sign: as {@code Authorization: Bearer TOKEN}, or as the password of {@code Authorization:
 * Basic}, which is all that SNS can send. Whoever reads a request can send another: for encrypted connections alone.
 */
final class BearerTokens {

    private static final String FORM = "[A-Za-z0-9._~+/=-]{24,256}";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final List<byte[]> tokens;

    /** @param tokens each of 24 to 256 letters, digits and {@code . _ ~ + / = -} */
    BearerTokens(List<String> tokens) {
        this.tokens = tokens.stream().map(BearerTokens::token).toList();
    }

    private static byte[] token(String given) {
        if (!given.matches(FORM)) {
            throw new IllegalArgumentException("EDITRISK_HTTP_TOKENS holds what is no token; allowed are 24 to 256"
                    + " letters, digits and . _ ~ + / = -, several tokens separated by commas");
        }
        return given.getBytes(StandardCharsets.US_ASCII);
    }

    /** A {@link RefusedException} for a request without a token known here. */
    void require(Function<String, @Nullable String> header) {
        byte[] given = given(header.apply("authorization"));
        boolean known = false;
        for (byte[] token : tokens) {
            known |= MessageDigest.isEqual(token, given);
        }
        if (!known) {
            throw new RefusedException(401, "a request without a token or a signature that is known here");
        }
    }

    private static byte[] given(@Nullable String authorization) {
        if (authorization != null) {
            if (starts(authorization, BEARER)) {
                return authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
            }
            if (starts(authorization, BASIC)) {
                return password(authorization.substring(BASIC.length()).strip());
            }
        }
        return new byte[0];
    }

    private static boolean starts(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static byte[] password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
