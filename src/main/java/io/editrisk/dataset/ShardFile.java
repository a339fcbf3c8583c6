package io.editrisk.dataset;

import io.editrisk.store.Digest;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One shard while it is written: a scratch file of which size and digest are known when it is closed. */
final class ShardFile implements Closeable {

    private static final int BUFFER = 1 << 20;

    private final Path path;
    private final Digest digest = new Digest();
    private final OutputStream out;
    private long bytes;

    ShardFile(Path path, boolean gzip) {
        this.path = path;
        try {
            OutputStream file = new Digesting(
                    new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.WRITE), BUFFER));
            out = gzip ? ShardPacker.gzip(file) : file;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    /** Counts and digests what goes into the file. */
    private final class Digesting extends OutputStream {

        private final OutputStream file;

        private Digesting(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            for (int at = 0; at < length; at += BUFFER) {
                file.write(content, from + at, Math.min(BUFFER, length - at));
            }
            digest.more(content, from, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    void write(byte[] content) {
        try {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    /** So far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    Path path() {
        return path;
    }

    /** SHA-256 of the file, once it is closed; asked for once. */
    String sha256() {
        return digest.hex();
    }
}
