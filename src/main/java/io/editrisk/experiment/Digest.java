package io.editrisk.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of parts, each preceded by its length, so that no two sequences run together alike. */
final class Digest {

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of the bytes alone: 64 lower-case hexadecimal digits. */
    static String of(byte[] content) {
        Digest digest = new Digest();
        digest.sha256.update(content);
        return digest.hex();
    }

    Digest add(byte[] part) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).array());
        sha256.update(part);
        return this;
    }

    Digest add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 lower-case hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** The first eight bytes as a number. */
    long number() {
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
