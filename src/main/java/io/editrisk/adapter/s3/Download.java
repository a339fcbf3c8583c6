package io.editrisk.adapter.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object into a file, which appears under its name only when whole: in one piece, or by several ranges at once where it is
 * large, as one connection seldom is as fast as the link. All ranges are of the object that the first one was of.
 */
final class Download {

    private static final long PART_BYTES = 16L << 20;
    private static final int AT_ONCE = 8;
    private static final int ATTEMPTS = 3;
    private static final int BUFFER = 1 << 17;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;
    private final String key;

    Download(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    /** An {@link UncheckedIOException} where a range broke off each time, or the file cannot be written. */
    void into(Path file) {
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".part", null);
            try {
                try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    write(out);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(FileChannel out) throws IOException {
        GetObjectResponse first;
        try {
            first = range(out, 0, GetObjectRequest.builder());
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                // there is no range of an empty object
                return;
            }
            throw e;
        }
        long size = size(first);
        if (size > PART_BYTES) {
            others(out, first.eTag(), size);
        }
    }

    /** From {@code bytes 0-16777215/104857600}; a store that does not know ranges sends the whole. */
    private static long size(GetObjectResponse first) {
        String range = first.contentRange();
        return range == null ? 0 : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    }

    private void others(FileChannel out, String etag, long size) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<GetObjectResponse>> parts = new ArrayList<>();
            for (long from = PART_BYTES; from < size; from += PART_BYTES) {
                long start = from;
                parts.add(threads.submit(
                        () -> range(out, start, GetObjectRequest.builder().ifMatch(etag))));
            }
            for (Future<GetObjectResponse> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while s3://" + bucket + "/" + key + " was read", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The range that begins there, again from its beginning where it breaks off. */
    private GetObjectResponse range(FileChannel out, long from, GetObjectRequest.Builder request) throws IOException {
        GetObjectRequest range = request.bucket(bucket)
                .key(key)
                .range("bytes=" + from + "-" + (from + PART_BYTES - 1))
                .build();
        for (int attempt = 1; ; attempt++) {
            try (ResponseInputStream<GetObjectResponse> in = s3.getObject(range)) {
                copy(in, out, from);
                return in.response();
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void copy(InputStream in, FileChannel out, long from) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long at = from;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                at += out.write(bytes, at);
            }
        }
    }
}
