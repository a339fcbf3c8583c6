package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.experiment.Head;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Zero-shot heads in the bucket, by the digest of all that goes into them: whoever needs one first makes it, and what the
 * first one made is everybody's, in later runs too.
 */
final class ZeroShotHeads {

    static final String TENSOR = "head";

    private final ObjectStore store;
    private final FileCache files;

    ZeroShotHeads(ObjectStore store, FileCache files) {
        this.store = store;
        this.files = files;
    }

    /** Which head stands for a digest: two that make one at once may round otherwise. */
    record Made(String digest) {}

    /** Opens what the head is made with. */
    interface Opening {
        WeightsFile open() throws IOException;
    }

    /** The head's file, which holds {@link #TENSOR} alone. */
    Path file(Head head, Opening weights) {
        String record = StoreLayout.head(head.digest());
        if (!store.exists(record)) {
            byte[] made = make(head, weights);
            String digest = Digest.of(made);
            store.put(StoreLayout.head(head.digest(), digest), made);
            store.create(record, Json.encode(new Made(digest)));
        }
        String digest = Json.decode(store.read(record), Made.class).digest();
        return files.fetch(store, StoreLayout.head(head.digest(), digest), digest);
    }

    private static byte[] make(Head head, Opening weights) {
        TensorEngine.enter();
        try (NDManager manager = TensorEngine.manager()) {
            return Safetensors.encode(Map.of(TENSOR, weights.open().zeroShotHead(head.prompts(), manager)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
