package io.editrisk.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a trial may take. No result depends on it. */
@ConfigMapping(prefix = "editrisk.training")
interface TrainingConfig {

    /**
     * How many bytes are kept in memory of what reaches the first trained layer, so that the layers before see each image
     * once. Where that does not do, they run again in each epoch.
     */
    @WithDefault("1073741824")
    long featureBytes();
}
