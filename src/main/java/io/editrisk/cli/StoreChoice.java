package io.editrisk.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which store a command works with. */
public sealed interface StoreChoice {

    /** The embedded store, kept in a folder. */
    record Embedded(Path folder) implements StoreChoice {}

    /** A bucket that is there already, at AWS or at another endpoint. */
    record Bucket(String name, Optional<URI> endpoint) implements StoreChoice {}
}
