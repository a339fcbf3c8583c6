package io.editrisk.store;

/** An object as configs name it: a key of the home bucket, or {@code s3://BUCKET/KEY}. */
public record ObjectLocation(String bucket, String key) {

    private static final String S3 = "s3://";

    /**
     * What a config's name stands for.
     *
     * @param home the bucket of a name without one
     */
    public static ObjectLocation of(String named, String home) {
        if (!named.startsWith(S3)) {
            return new ObjectLocation(home, named);
        }
        int slash = named.indexOf('/', S3.length());
        return new ObjectLocation(named.substring(S3.length(), slash), named.substring(slash + 1));
    }
}
