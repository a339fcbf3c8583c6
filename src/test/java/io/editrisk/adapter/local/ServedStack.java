package io.editrisk.adapter.local;

import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.event.Bell;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The embedded store and queue as servers to processes of their own; what rings between them is in a test's hands. */
public final class ServedStack implements AutoCloseable {

    private final Opened opened = new Opened();
    private final EmbeddedQueue queue;
    private final EmbeddedStore store;
    private final Bell bell;

    /** @param upset of the bell that rings the queues */
    public ServedStack(Path objects, UnaryOperator<Bell> upset) {
        queue = opened.add(new EmbeddedQueue());
        DoorbellQueues queues = opened.add(DoorbellQueues.of(LocalStack.connection(queue.endpoint())));
        queues.create();
        bell = queues;
        Bell ringing = upset.apply(queues);
        store = opened.add(new EmbeddedStore(objects, ringing::ring));
    }

    /** The queues' own bell, which nothing upsets. */
    public Bell bell() {
        return bell;
    }

    public URI storeEndpoint() {
        return store.endpoint();
    }

    public URI queueEndpoint() {
        return queue.endpoint();
    }

    public String accessKey() {
        return EmbeddedStore.ACCESS_KEY;
    }

    public String secretKey() {
        return EmbeddedStore.SECRET_KEY;
    }

    /** The stores as this process sees them. */
    public S3ObjectStores stores(String home) {
        return S3ObjectStores.of(LocalStack.connection(store.endpoint()), home);
    }

    @Override
    public void close() {
        opened.close();
    }
}
