package io.editrisk.dataset.published;

import io.editrisk.dataset.DatasetTarget;
import io.editrisk.dataset.Description;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code import.json}: what an unfinished import is of, so that only the same one goes on with its shards. It is removed
 * when the manifest is there.
 *
 * @param description digest of what the set is
 * @param samples that were published, as far as a limit allows
 */
record ImportNote(String source, String description, int samples, int samplesPerShard, boolean decode) {

    private static final String FILE = "import.json";

    static ImportNote of(PublishedSet set, String source, ImportSettings settings) {
        Description description = set.description();
        return new ImportNote(
                source,
                new Digest().add(description.toString()).hex(),
                set.size(),
                settings.samplesPerShard(),
                settings.decode());
    }

    /** Begins or goes on; an {@link UnusableSourceException} where the target has an unfinished import of something else. */
    void begin(DatasetTarget target) {
        byte[] mine = Json.encode(this);
        Optional<byte[]> there = target.find(FILE);
        if (there.isPresent() && !Arrays.equals(there.get(), mine)) {
            throw new UnusableSourceException(
                    target.name() + ": holds an unfinished import of something else, or with other settings; go on with"
                            + " that one, or remove it");
        }
        target.put(FILE, mine);
    }

    static void end(DatasetTarget target) {
        target.remove(FILE);
    }
}
