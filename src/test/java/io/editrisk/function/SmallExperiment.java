package io.editrisk.function;

import io.editrisk.dataset.FewGarments;
import io.editrisk.store.Folders;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment of seconds over the example's network and the first few of its garments. */
final class SmallExperiment {

    private SmallExperiment() {}

    /** Brings the store what the experiment names, where it is not there yet. */
    static void upload(ObjectStore store) {
        Garments.ALL.keys("").stream()
                .filter(key -> !store.exists(key))
                .forEach(key -> store.put(key, Garments.ALL.read(key)));
    }

    /** Written when first asked for, once for all tests. */
    private static final class Garments {

        private static final MemoryStore ALL = new MemoryStore();

        static {
            try {
                Path folder = Files.createTempDirectory("garments");
                FewGarments.write(folder, 100);
                ALL.putFolder("", folder);
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Its file under a name, which makes it a run of its own. */
    static byte[] named(String name) {
        return """
                name: %s
                seed: 7
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments, limit: 30}
                editing-task:
                  train: datasets/garments-on-snow/train
                  validation: datasets/garments-on-snow/val
                  limit: 20
                edits:
                  - method: full-fine-tuning
                    learning-rates: [0.003]
                    epochs: 2
                    batch-size: 8
                alphas: {from: 0, to: 1, step: 0.5}
                shifts: {corruptions: [fog], severities: [1]}
                """.formatted(name).getBytes(StandardCharsets.UTF_8);
    }

    /** A file with two mistakes: a method that there is not, in line 6, and a severity out of range, in line 7. */
    static byte[] wrong() {
        return """
                name: wrong
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                edits:
                  - {method: fine-tuning, learning-rates: [0.003]}
                shifts: {corruptions: [fog], severities: [9]}
                """.getBytes(StandardCharsets.UTF_8);
    }
}
