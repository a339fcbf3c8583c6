package io.editrisk.adapter.local;

import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** The embedded store and queue of one folder, wired as notifications wire S3 and SQS. One process a folder. */
public final class LocalStack implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String REGION = "us-east-1";

    private final EmbeddedQueue queue;
    private final DoorbellQueues queues;
    private final EmbeddedStore store;
    private final S3ObjectStores stores;
    private final Opened opened;

    private LocalStack(Opened opened, Path objects, String bucket) {
        this.opened = opened;
        queue = opened.add(new EmbeddedQueue());
        queues = opened.add(DoorbellQueues.of(connection(queue.endpoint())));
        queues.create();
        store = opened.add(new EmbeddedStore(objects, this::ring));
        stores = opened.add(S3ObjectStores.of(connection(store.endpoint()), bucket));
        stores.createHome();
    }

    private void ring(Doorbell bell) {
        if (FunctionDeclaration.forKey(bell.key()).isPresent()) {
            queues.ring(bell);
        }
    }

    /**
     * Starts both over the folder, which is made where there is none.
     *
     * @throws StoreInUseException where another process has it
     */
    public static LocalStack start(Path directory, String bucket) {
        try {
            Path objects = Files.createDirectories(directory.resolve("objects"));
            Opened opened = new Opened();
            opened.add(lock(directory));
            try {
                return new LocalStack(opened, objects, bucket);
            } catch (RuntimeException | Error e) {
                opened.closeAfter(e);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A {@link StoreInUseException} where a process, this one included, has the folder. */
    @SuppressWarnings("try")
    public static void requireFree(Path directory) {
        if (Files.isDirectory(directory)) {
            try (FileChannel lock = lock(directory)) {
                // taken and given back
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: refused like any other's
        }
        channel.close();
        throw new StoreInUseException(directory);
    }

    static S3ObjectStores.Connection connection(URI endpoint) {
        return new S3ObjectStores.Connection(
                Optional.of(endpoint),
                REGION,
                Optional.of(EmbeddedStore.ACCESS_KEY),
                Optional.of(EmbeddedStore.SECRET_KEY),
                TIMEOUT);
    }

    public S3ObjectStores stores() {
        return stores;
    }

    public DoorbellQueues queues() {
        return queues;
    }

    /** Where an S3 client finds the store. */
    public URI storeEndpoint() {
        return store.endpoint();
    }

    /** Where an SQS client finds the queues. */
    public URI queueEndpoint() {
        return queue.endpoint();
    }

    public String accessKey() {
        return EmbeddedStore.ACCESS_KEY;
    }

    public String secretKey() {
        return EmbeddedStore.SECRET_KEY;
    }

    /** Stops both and frees the folder. */
    @Override
    public void close() {
        opened.close();
    }
}
