package io.editrisk.adapter.local;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this process brings its own store and queue. */
@ConfigMapping(prefix = "editrisk.local")
public interface LocalConfig {

    /** The embedded store's folder; empty where a store of the deployment is used. */
    Optional<Path> directory();
}
