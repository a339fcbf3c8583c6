package io.editrisk.store;

import org.jspecify.annotations.Nullable;

/** The store did not do what was asked; the kind says whether the same call can succeed later. */
public class StoreException extends RuntimeException {

    /** Why, in terms of what a caller should do. */
    public enum Kind {
        /** No such object or bucket: asking again changes nothing. */
        NOT_FOUND(false),
        /** Not allowed to: asking again changes nothing. */
        DENIED(false),
        /** A bucket that this deployment does not touch: asking again changes nothing. */
        FOREIGN(false),
        /** The request itself is wrong. */
        INVALID(false),
        /** Out of reach, overloaded or broken off: asking again can help. */
        UNAVAILABLE(true);

        private final boolean retriable;

        Kind(boolean retriable) {
            this.retriable = retriable;
        }

        public boolean retriable() {
            return retriable;
        }
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static StoreException notFound(String bucket, String key) {
        return new StoreException(Kind.NOT_FOUND, "no object s3://" + bucket + "/" + key, null);
    }

    public Kind kind() {
        return kind;
    }
}
