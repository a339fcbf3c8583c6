package io.editrisk.dataset.published;

import io.editrisk.dataset.Awaited;
import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.PublishedFile;
import io.editrisk.dataset.DatasetTarget;
import io.editrisk.dataset.Packing;
import io.editrisk.dataset.Shards;
import io.editrisk.dataset.published.SampleImport.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Makes a data set of a published one. Samples are read, decoded and packed by several threads a few ahead of the shard
 * that is written, so that memory does not grow with their number. The same set gives the same bytes, whatever the threads.
 * Killed anywhere, the next import of the same goes on behind the last whole shard.
 */
public final class DatasetImport {

    /** Samples under way for each thread. */
    private static final int AHEAD = 4;

    private final PublishedSet set;
    private final ImportNote note;
    private final ImportSettings settings;

    /** @param source how the import's note names where the set comes from */
    public DatasetImport(PublishedSet published, String source, ImportSettings settings) {
        this.set = published.first(settings.limit().orElse(published.size()));
        this.note = ImportNote.of(set, source, settings);
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param skipped damaged samples that were left out, each with the reason
     */
    public record Imported(DatasetManifest manifest, List<String> skipped) {
        public Imported {
            skipped = List.copyOf(skipped);
        }
    }

    /** How many samples there are to go through. */
    public int samples() {
        return set.size();
    }

    /**
     * Writes what the target does not have yet, the manifest last; nothing where that is there already.
     *
     * @param files what the set was published in, asked for at the end
     * @param progress is told how many samples were gone through
     * @throws UnusableSourceException for a damaged picture where those are not skipped
     * @throws io.editrisk.dataset.InvalidDatasetException where the target holds another data set
     */
    public Imported into(DatasetTarget target, Supplier<List<PublishedFile>> files, IntConsumer progress) {
        Optional<DatasetManifest> there = Shards.finished(target, set.description());
        if (there.isPresent()) {
            ImportNote.end(target);
            return new Imported(there.get(), List.of());
        }
        note.begin(target);
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        try (Shards shards = new Shards(target, set.description(), new Packing(settings.samplesPerShard(), false))) {
            int done = Math.toIntExact(shards.resume());
            progress.accept(done);
            write(shards, done, threads, progress);
            if (shards.samples() == 0) {
                throw new UnusableSourceException(set.description().name() + ": every picture is damaged");
            }
            DatasetManifest manifest = shards.finish(files.get());
            ImportNote.end(target);
            return new Imported(manifest, shards.skipped());
        } finally {
            threads.shutdownNow();
        }
    }

    private void write(Shards shards, int done, ExecutorService threads, IntConsumer progress) {
        SampleImport importing = new SampleImport(set.description().form(), settings.decode());
        Deque<Future<Outcome>> underWay = new ArrayDeque<>();
        int next = done;
        for (int i = done; i < set.size(); i++) {
            while (next < set.size() && underWay.size() < AHEAD * settings.threads()) {
                int index = next++;
                underWay.add(threads.submit(() -> importing.of(set.sample(index), index)));
            }
            add(shards, Awaited.of(underWay.remove(), "interrupted"));
            progress.accept(i + 1);
        }
    }

    private void add(Shards shards, Outcome outcome) {
        if (outcome instanceof Outcome.Ready ready) {
            shards.add(ready.sample());
        } else if (outcome instanceof Outcome.Damaged damaged) {
            if (!settings.skipDamaged()) {
                throw new UnusableSourceException(
                        damaged.source() + ": " + damaged.why() + "; --skip-damaged leaves such pictures out");
            }
            shards.skip(damaged.source(), damaged.why());
        }
    }
}
