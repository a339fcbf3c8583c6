package io.editrisk.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which store a command works with. */
public sealed interface StoreChoice {

    /** The embedded store, kept in a folder. */
    record Embedded(Path folder) implements StoreChoice {}

    /**
     * A bucket that is there already, at AWS or at another endpoint.
     *
     * @param prefix of the deployment's keys in it; empty for what the environment says
     */
    record Bucket(String name, String prefix, Optional<URI> endpoint) implements StoreChoice {

        private static final Pattern ADDRESS =
                Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/((?:[A-Za-z0-9_-][A-Za-z0-9._-]*/?)*))?");

        /** What {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX} stands for; empty for anything else. */
        static Optional<Bucket> of(String address, Optional<URI> endpoint) {
            return Optional.of(ADDRESS.matcher(address))
                    .filter(Matcher::matches)
                    .map(parts -> new Bucket(
                            parts.group(1), Optional.ofNullable(parts.group(2)).orElse(""), endpoint));
        }

        /** What the application must know of it. */
        Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>();
            settings.put("editrisk.store.bucket", name);
            if (!prefix.isEmpty()) {
                settings.put("editrisk.store.prefix", prefix);
            }
            endpoint.ifPresent(url -> settings.put("editrisk.store.endpoint", url.toString()));
            return settings;
        }
    }
}
