package io.editrisk.adapter.s3;

import io.editrisk.store.ObjectInfo;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreException;
import io.micrometer.core.instrument.Metrics;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A bucket whose requests are timed, from the call until its answer is whole: what is read from a stream until that is closed,
 * what its reader does in between included. Of a listing it is the first page.
 */
record TimedStore(ObjectStore store) implements ObjectStore {

    private static final String NAME = "editrisk.store";

    private enum Operation {
        FIND,
        OPEN,
        HEAD,
        CREATE,
        PUT,
        UPLOAD,
        DOWNLOAD,
        LIST,
        DELETE
    }

    private static <T> T time(Operation operation, Supplier<T> request) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T answer = request.get();
            outcome = "answered";
            return answer;
        } catch (StoreException fault) {
            outcome = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw fault;
        } finally {
            record(operation, outcome, start);
        }
    }

    private static void time(Operation operation, Runnable request) {
        time(operation, () -> {
            request.run();
            return true;
        });
    }

    private static void record(Operation operation, String outcome, long start) {
        Metrics.timer(NAME, "operation", operation.name().toLowerCase(Locale.ROOT), "outcome", outcome)
                .record(Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public String bucket() {
        return store.bucket();
    }

    @Override
    public Optional<byte[]> find(String key) {
        return time(Operation.FIND, () -> store.find(key));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        long start = System.nanoTime();
        InputStream stream = store.open(key, offset, length);
        return new FilterInputStream(stream) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                super.close();
                if (!closed) {
                    closed = true;
                    record(Operation.OPEN, "answered", start);
                }
            }
        };
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return time(Operation.HEAD, () -> store.head(key));
    }

    @Override
    public boolean create(String key, byte[] content) {
        return time(Operation.CREATE, () -> store.create(key, content));
    }

    @Override
    public void put(String key, byte[] content) {
        time(Operation.PUT, () -> store.put(key, content));
    }

    @Override
    public void upload(String key, Path file) {
        time(Operation.UPLOAD, () -> store.upload(key, file));
    }

    @Override
    public void download(String key, Path file) {
        time(Operation.DOWNLOAD, () -> store.download(key, file));
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        return time(Operation.LIST, () -> store.list(prefix));
    }

    @Override
    public void delete(String key) {
        time(Operation.DELETE, () -> store.delete(key));
    }
}
