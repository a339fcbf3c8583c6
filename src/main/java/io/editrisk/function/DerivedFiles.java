package io.editrisk.function;

import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.nio.file.Path;

/**
 * Files in the bucket by the digest of all that goes into them: whoever needs one first makes it, and what the first one made
 * is everybody's, in later runs too.
 */
final class DerivedFiles {

    private final StoreLayout.Derived kind;
    private final ObjectStore store;
    private final FileCache files;

    DerivedFiles(StoreLayout.Derived kind, ObjectStore store, FileCache files) {
        this.kind = kind;
        this.store = store;
        this.files = files;
    }

    /** Which content stands for a digest: two that make one at once may round otherwise. */
    record Made(String digest) {}

    boolean has(String digest) {
        return store.exists(StoreLayout.derived(kind, digest));
    }

    /** Stores what was made, unless another was first; whole or not at all. */
    void keep(String digest, byte[] made) {
        String content = Digest.of(made);
        store.put(StoreLayout.derived(kind, digest, content), made);
        store.create(StoreLayout.derived(kind, digest), Json.encode(new Made(content)));
    }

    /** The first one that was made, on the local disk. */
    Path file(String digest) {
        String content = Json.decode(store.read(StoreLayout.derived(kind, digest)), Made.class)
                .digest();
        return files.fetch(store, StoreLayout.derived(kind, digest, content), content);
    }
}
