package io.editrisk.cli;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the application must know of a bucket that a command only reads or writes. */
record BucketSettings(String bucket, Optional<URI> endpoint) {

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(new StoreChoice.Bucket(bucket, "", endpoint).settings());
        settings.put("quarkus.http.host-enabled", "false");
        settings.put("mp.messaging.incoming.doorbells.enabled", "false");
        return settings;
    }
}
