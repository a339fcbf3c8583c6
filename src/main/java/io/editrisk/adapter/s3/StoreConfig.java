package io.editrisk.adapter.s3;

import io.editrisk.store.KeyPrefix;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where the object store is. Without keys the SDK's own chain finds credentials: environment, profile, role. */
@ConfigMapping(prefix = "editrisk.store")
public interface StoreConfig {

    /** The deployment's bucket. */
    @WithDefault("editrisk")
    String bucket();

    /** What the deployment's keys begin with in it, where others have the rest ({@code EDITRISK_STORE_PREFIX}): folders. */
    Optional<String> prefix();

    default KeyPrefix keys() {
        return prefix().map(KeyPrefix::of).orElse(KeyPrefix.NONE);
    }

    /** Further buckets that events and experiments may name ({@code EDITRISK_STORE_BUCKETS}, separated by commas). */
    Optional<Set<String>> buckets();

    /** Empty for AWS. */
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    Optional<String> accessKey();

    Optional<String> secretKey();

    /** How long one request may wait for data. */
    @WithDefault("60s")
    Duration timeout();
}
