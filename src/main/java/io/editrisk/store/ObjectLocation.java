package io.editrisk.store;

import java.util.Optional;

/** An object by its bucket and the key that it has there. */
public record ObjectLocation(String bucket, String key) {

    private static final String S3 = "s3://";

    /** What {@code s3://BUCKET/KEY} stands for; empty for a name without a bucket. */
    static Optional<ObjectLocation> ofAddress(String named) {
        if (!named.startsWith(S3)) {
            return Optional.empty();
        }
        int slash = named.indexOf('/', S3.length());
        return Optional.of(new ObjectLocation(named.substring(S3.length(), slash), named.substring(slash + 1)));
    }
}
