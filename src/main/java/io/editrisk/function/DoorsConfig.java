package io.editrisk.function;

import io.editrisk.event.DoorSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the doors to Kafka and AMQP take messages ({@code EDITRISK_DOORS_…}); which there are, their own settings say. */
@ConfigMapping(prefix = "editrisk.doors")
interface DoorsConfig {

    /** Off in a process that takes no work. */
    @WithDefault("true")
    boolean enabled();

    /** How many messages at a time, of each broker. */
    @WithDefault("1")
    int workers();

    /** After so many a message is given up. */
    @WithDefault("3")
    int deliveries();

    /** Between two deliveries. */
    @WithDefault("2s")
    Duration pause();

    /** How long what is running may go on when the process ends. */
    @WithDefault("8s")
    Duration grace();

    default DoorSettings settings() {
        return new DoorSettings(workers(), deliveries(), pause(), grace());
    }
}
