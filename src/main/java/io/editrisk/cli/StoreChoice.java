package io.editrisk.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which store a command works with. */
public sealed interface StoreChoice {

    /** The embedded store, kept in a folder. */
    record Embedded(Path folder) implements StoreChoice {}

    /** A bucket that is there already, at AWS or at another endpoint. */
    record Bucket(String name, Optional<URI> endpoint) implements StoreChoice {

        private static final Pattern ADDRESS = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/?");

        /** The bucket's name in {@code s3://BUCKET}; empty for anything else. */
        static Optional<String> named(String address) {
            return Optional.of(ADDRESS.matcher(address))
                    .filter(Matcher::matches)
                    .map(matched -> matched.group(1));
        }
    }
}
