package io.editrisk.adapter.s3;

import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket over the S3 protocol. */
final class S3ObjectStore implements ObjectStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int CONFLICT = 409;

    /** 50 TB: a range as long as that means the rest. */
    private static final long LARGEST_OBJECT = 50L << 40;

    private static final int CONDITIONAL_ATTEMPTS = 5;

    private final S3Client s3;
    private final String bucket;

    S3ObjectStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public Optional<byte[]> find(String key) {
        return calling(key, () -> {
            try {
                ResponseBytes<GetObjectResponse> bytes =
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
                return Optional.of(bytes.asByteArrayUnsafe());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return calling(key, () -> length == 0 ? nothingOf(key) : ranged(key, offset, length));
    }

    private InputStream ranged(String key, long offset, long length) {
        String last = length < LARGEST_OBJECT ? Long.toString(offset + length - 1) : "";
        try {
            return s3.getObject(request -> request.bucket(bucket).key(key).range("bytes=" + offset + "-" + last));
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                return InputStream.nullInputStream();
            }
            throw e;
        }
    }

    /** There is no range of no bytes: the object is asked for all the same, as it may be missing. */
    private InputStream nothingOf(String key) {
        s3.headObject(request -> request.bucket(bucket).key(key));
        return InputStream.nullInputStream();
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return calling(key, () -> {
            try {
                HeadObjectResponse head =
                        s3.headObject(request -> request.bucket(bucket).key(key));
                return Optional.of(new ObjectInfo(key, head.contentLength(), head.eTag()));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * A refusal may be this call's own earlier attempt: one that reached the store but whose answer was lost, and which
     * the client repeated. So a refusal is compared with what was to be written; equal bytes written by another are no
     * harm, except that its writer says so too.
     */
    @Override
    public boolean create(String key, byte[] content) {
        boolean repeated = false;
        for (int attempt = 1; ; attempt++) {
            try {
                s3.putObject(
                        request -> request.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                repeated |= sentTwice(e);
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return repeated
                            && find(key)
                                    .map(there -> Arrays.equals(there, content))
                                    .orElse(false);
                }
                // 409: another conditional write of the same key is under way; S3 asks to try again
                if (e.statusCode() != CONFLICT || attempt == CONDITIONAL_ATTEMPTS) {
                    throw Faults.translated(bucket, key, e);
                }
            } catch (SdkException e) {
                throw Faults.translated(bucket, key, e);
            }
        }
    }

    private static boolean sentTwice(S3Exception refusal) {
        Integer attempts = refusal.numAttempts();
        return attempts != null && attempts > 1;
    }

    @Override
    public void put(String key, byte[] content) {
        calling(key, () -> s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content)));
    }

    @Override
    public void upload(String key, Path file) {
        calling(key, () -> Upload.of(s3, bucket, key, file));
    }

    @Override
    public void download(String key, Path file) {
        calling(key, () -> {
            new Download(s3, bucket, key).into(file);
            return file;
        });
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        return calling(prefix, () -> StreamSupport.stream(new Listing(s3, bucket, prefix), false));
    }

    @Override
    public void delete(String key) {
        calling(key, () -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    private <T> T calling(String key, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Faults.translated(bucket, key, e);
        } catch (UncheckedIOException e) {
            throw Faults.translated(bucket, key, e);
        }
    }
}
