package io.editrisk.experiment;

import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import io.editrisk.text.PromptTemplates;
import io.editrisk.text.Prompts;
import java.util.List;

/**
 * A zero-shot head that a run needs.
 *
 * @param classes the names of its classes, in the order of labels
 * @param templates the sentences they are put in
 * @param digest of everything that goes into it: weights and architecture too. One that was made is used again.
 */
public record Head(List<String> classes, List<String> templates, String digest) {

    /** Goes into the digest: how heads are made. */
    private static final String MAKE = "1";

    public Head {
        classes = List.copyOf(classes);
        templates = List.copyOf(templates);
    }

    static Head of(Prompts prompts, String architecture, String weightsDigest) {
        List<String> templates = prompts.templates().templates();
        String digest = new Digest()
                .add(MAKE)
                .add(architecture)
                .add(weightsDigest)
                .add(Json.encode(prompts.classes()))
                .add(Json.encode(templates))
                .hex();
        return new Head(prompts.classes(), templates, digest);
    }

    /** What it is made of. */
    public Prompts prompts() {
        return new Prompts(classes, new PromptTemplates(templates));
    }
}
