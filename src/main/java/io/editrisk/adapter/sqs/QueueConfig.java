package io.editrisk.adapter.sqs;

import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.adapter.s3.StoreConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where the queues are; what is left out is as the store's. */
@ConfigMapping(prefix = "editrisk.queue")
public interface QueueConfig {

    /** Empty for AWS. */
    Optional<URI> endpoint();

    /** What the names of the deployment's queues begin with ({@code EDITRISK_QUEUE_PREFIX}). */
    @WithDefault("editrisk")
    String prefix();

    /** How to reach the queues: region, keys and timeout are the store's. */
    default S3ObjectStores.Connection connection(StoreConfig store) {
        return new S3ObjectStores.Connection(
                endpoint(), store.region(), store.accessKey(), store.secretKey(), store.timeout());
    }
}
