package io.editrisk.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A data set's digest: SHA-256 over each sample's key, label, identity and encoded pictures in order, every field behind
 * its length (4 bytes, big-endian), so that neither the shards' size nor tar's padding matters.
 */
final class ContentDigest {

    private final MessageDigest digest = sha256();

    void add(StoredSample sample) {
        add(sample.key().getBytes(StandardCharsets.UTF_8));
        add(Integer.toString(sample.label()).getBytes(StandardCharsets.UTF_8));
        add(sample.identity().getBytes(StandardCharsets.UTF_8));
        sample.pictures().forEach(this::add);
    }

    private void add(byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        digest.update(field);
    }

    /** Lower-case hex; afterwards it is empty again. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of bytes, lower-case hex. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
