package io.editrisk.adapter.local;

import java.nio.file.Path;

/** Another process has the embedded store of this folder open. */
public class StoreInUseException extends RuntimeException {
    StoreInUseException(Path directory) {
        super("the store in " + directory
                + " is in use by another editrisk: stop that one, or name another folder by --store");
    }
}
