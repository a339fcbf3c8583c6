package io.editrisk.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What long trials leave on their way. No result depends on it. */
@ConfigMapping(prefix = "editrisk.checkpoints")
interface CheckpointConfig {

    /** A trial writes one at the end of the epoch in which it has trained so long since the last was there. */
    @WithDefault("PT2M")
    Duration every();
}
