package io.editrisk.dataset.published;

import java.util.OptionalInt;

/**
 * How a set is imported.
 *
 * @param samplesPerShard at most
 * @param limit only the first so many samples
 * @param threads that read, decode and pack side by side
 * @param decode whether each picture is decoded once: to find damage, and for its identity's pixels. Without, only its
 *     header and its end are looked at, and the same image is known by its name alone
 * @param skipDamaged whether a damaged picture is left out and listed; otherwise it ends the import
 */
public record ImportSettings(int samplesPerShard, OptionalInt limit, int threads, boolean decode, boolean skipDamaged) {
    public ImportSettings {
        if (samplesPerShard < 1 || threads < 1 || limit.orElse(1) < 1) {
            throw new UnusableSourceException("samples a shard, limit and threads are at least 1");
        }
    }
}
