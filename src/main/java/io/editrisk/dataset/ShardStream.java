package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.store.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shard's bytes front to back, one sample at a time, each held against its line in the index. */
final class ShardStream implements Closeable {

    private final String location;
    private final SampleForm form;
    private final InputStream bytes;
    private final Digest digest = new Digest();
    private long read;
    private boolean ended;

    /** @param location how faults name it */
    ShardStream(String location, SampleForm form, InputStream bytes) {
        this.location = location;
        this.form = form;
        this.bytes = bytes;
    }

    /**
     * The next sample, as far as it can be read.
     *
     * @param faults takes one line a fault
     */
    Optional<StoredSample> next(IndexedSample expected, List<String> faults) throws IOException {
        if (ended) {
            return Optional.empty();
        }
        byte[] members = take(expected.bytes());
        if (members.length < expected.bytes()) {
            ended = true;
            faults.add("%s: sample %s: cut short: the shard ends at byte %d".formatted(location, expected.key(), read));
            return Optional.empty();
        }
        List<String> inside = new ArrayList<>();
        List<StoredSample> samples = ShardTar.readPart(location, members, form, inside);
        if (inside.isEmpty() && differs(samples, expected)) {
            inside.add("%s: sample %s: changed or damaged: it is not what its line in the index says"
                    .formatted(location, expected.key()));
        }
        faults.addAll(inside);
        return samples.stream().findFirst();
    }

    private static boolean differs(List<StoredSample> samples, IndexedSample expected) {
        return samples.size() != 1
                || !IndexedSample.of(samples.get(0), expected.bytes()).equals(expected);
    }

    private byte[] take(long length) throws IOException {
        byte[] taken = bytes.readNBytes(Math.toIntExact(length));
        digest.more(taken, 0, taken.length);
        read += taken.length;
        return taken;
    }

    /** Reads to the end; what is wrong with the shard as a whole. */
    Optional<String> end(Shard shard) throws IOException {
        for (byte[] rest = take(1 << 16); rest.length > 0; rest = take(1 << 16)) {
            ended = true;
        }
        if (read > shard.bytes()) {
            return Optional.of("%s: longer than the %d bytes that %s says"
                    .formatted(location, shard.bytes(), DatasetManifest.FILE));
        }
        if (read < shard.bytes()) {
            return Optional.of("%s: cut short: %d bytes; %s says %d"
                    .formatted(location, read, DatasetManifest.FILE, shard.bytes()));
        }
        String found = digest.hex();
        return found.equals(shard.sha256())
                ? Optional.empty()
                : Optional.of("%s: changed or damaged: its SHA-256 is %s; %s says %s"
                        .formatted(location, found, DatasetManifest.FILE, shard.sha256()));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
