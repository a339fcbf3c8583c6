package io.editrisk.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may call functions over HTTP. */
@ConfigMapping(prefix = "editrisk.http")
interface HttpConfig {

    /** Secrets that requests are signed with ({@code EDITRISK_HTTP_SECRETS}), each {@code whsec_} and base64: the old one and the new while they change. */
    Optional<List<String>> secrets();

    /** Tokens of senders that cannot sign ({@code EDITRISK_HTTP_TOKENS}), separated by commas. */
    Optional<List<String>> tokens();

    /** How far a request's time may be from ours. */
    @WithDefault("5m")
    Duration tolerance();

    /** Whether requests without a signature are answered beyond this machine: where the network lets nobody else in. */
    @WithDefault("false")
    boolean unsigned();
}
