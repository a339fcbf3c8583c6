package io.editrisk.evaluation;

import io.editrisk.store.Digest;

/**
 * The two halves that images are parted into where what is chosen on some is reported on others. An image's half depends on
 * the seed and its source image alone: it is the same in every data set, under every shift and on every machine.
 *
 * @param seed the experiment's
 */
public record Halves(long seed) {

    /** Whether the image belongs to the half that is chosen on; else to the one that is reported. */
    public boolean selecting(String identity) {
        return new Digest()
                        .add("selection-split")
                        .add(Long.toString(seed))
                        .add(identity)
                        .number()
                < 0;
    }
}
