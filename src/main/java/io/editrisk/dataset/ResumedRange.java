package io.editrisk.dataset;

import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of an object, read front to back by one request; where the connection breaks off, by a further one from there on.
 * It gives up when several in a row brought nothing. An object that ends early is no fault here: the stream ends there.
 */
final class ResumedRange extends InputStream {

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 200;

    private final ObjectStore store;
    private final String key;
    private long at;
    private long left;
    private int failures;
    private @Nullable InputStream open;

    ResumedRange(ObjectStore store, String key, long offset, long length) {
        this.store = store;
        this.key = key;
        this.at = offset;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        while (true) {
            try {
                int read = stream().read(into, from, (int) Math.min(length, left));
                if (read > 0) {
                    at += read;
                    left -= read;
                    failures = 0;
                }
                return read;
            } catch (IOException e) {
                breakOff(new StoreException(
                        StoreException.Kind.UNAVAILABLE, "s3://" + store.bucket() + "/" + key + " broke off", e));
            } catch (StoreException e) {
                breakOff(e);
            }
        }
    }

    private InputStream stream() {
        if (open == null) {
            open = store.open(key, at, left);
        }
        return open;
    }

    /** Waits for the next attempt, or throws what ended the last one. */
    private void breakOff(StoreException why) {
        close();
        failures++;
        if (!why.kind().retriable() || failures == ATTEMPTS) {
            throw why;
        }
        try {
            Thread.sleep(PAUSE_MILLIS * failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }

    /** A connection that broke off may not close well either: that is no loss. */
    @Override
    public void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException alreadyBroken) {
            // nothing more is wanted of it
        } finally {
            open = null;
        }
    }
}
