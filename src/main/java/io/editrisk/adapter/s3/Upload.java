package io.editrisk.adapter.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A file into an object: in one piece, or in parts where it is large. */
final class Upload {

    /** S3 allows 10,000 parts of 5 MiB to 5 GiB: parts of this size reach 160 GB. */
    private static final long PART_BYTES = 16L << 20;

    private Upload() {}

    static String of(S3Client s3, String bucket, String key, Path file) {
        try {
            if (Files.size(file) <= PART_BYTES) {
                return s3.putObject(request -> request.bucket(bucket).key(key), file)
                        .eTag();
            }
            String id = s3.createMultipartUpload(
                            request -> request.bucket(bucket).key(key))
                    .uploadId();
            try {
                List<CompletedPart> parts = parts(s3, bucket, key, id, file);
                return s3.completeMultipartUpload(request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(id)
                                .multipartUpload(upload -> upload.parts(parts)))
                        .eTag();
            } catch (RuntimeException | IOException e) {
                abandon(s3, bucket, key, id, e);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parts that no object came of cost money until they are removed. */
    private static void abandon(S3Client s3, String bucket, String key, String id, Exception fault) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
        } catch (SdkException e) {
            fault.addSuppressed(e);
        }
    }

    private static List<CompletedPart> parts(S3Client s3, String bucket, String key, String id, Path file)
            throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        long size = Files.size(file);
        for (long from = 0; from < size; from += PART_BYTES) {
            int number = parts.size() + 1;
            long length = Math.min(PART_BYTES, size - from);
            RequestBody body = part(file, from, length);
            String etag = s3.uploadPart(
                            request ->
                                    request.bucket(bucket).key(key).uploadId(id).partNumber(number),
                            body)
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        return parts;
    }

    /** A stream that can be opened again, as a repeated attempt needs. */
    private static RequestBody part(Path file, long from, long length) {
        return RequestBody.fromContentProvider(
                () -> {
                    try {
                        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                        channel.position(from);
                        return org.apache.commons.io.input.BoundedInputStream.builder()
                                .setInputStream(Channels.newInputStream(channel))
                                .setMaxCount(length)
                                .get();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                length,
                "application/octet-stream");
    }
}
