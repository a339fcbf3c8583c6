package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.experiment.Head;
import io.editrisk.network.WeightsFile;
import io.editrisk.tensor.Safetensors;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Zero-shot heads, made when they are first needed. */
final class ZeroShotHeads {

    static final String TENSOR = "head";

    private final DerivedFiles heads;

    ZeroShotHeads(DerivedFiles heads) {
        this.heads = heads;
    }

    /** Opens what the head is made with. */
    interface Opening {
        WeightsFile open() throws IOException;
    }

    /** The head's file, which holds {@link #TENSOR} alone. */
    Path file(Head head, Opening weights) {
        if (!heads.has(head.digest())) {
            heads.keep(head.digest(), make(head, weights));
        }
        return heads.file(head.digest());
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
