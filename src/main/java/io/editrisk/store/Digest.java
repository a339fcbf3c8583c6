package io.editrisk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of parts, each preceded by its length, so that no two sequences run together alike. */
public final class Digest {

    private final MessageDigest sha256;

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of the bytes alone: 64 lower-case hexadecimal digits. */
    public static String of(byte[] content) {
        Digest digest = new Digest();
        digest.sha256.update(content);
        return digest.hex();
    }

    /** SHA-256 of the file's bytes. */
    public static String of(Path file) throws IOException {
        Digest digest = new Digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest.sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.hex();
    }

    public Digest add(byte[] part) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).array());
        sha256.update(part);
        return this;
    }

    /** What is left in the buffer, which is read to its end. */
    public Digest add(ByteBuffer part) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(part.remaining()).array());
        sha256.update(part);
        return this;
    }

    public Digest add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that go on from the last ones, without their length: of a stream, a piece at a time. */
    public Digest more(byte[] bytes, int from, int length) {
        sha256.update(bytes, from, length);
        return this;
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** The first eight bytes as a number. */
    public long number() {
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
