package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.store.Digest;
import io.editrisk.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The shards of one data set in a bucket that have no index: read whole and held against the manifest's entry. */
final class WholeShards {

    /** A shard lies on the heap while it is read: 1 GiB. */
    private static final int BYTES_ALLOWED = 1 << 30;

    private final DatasetLocation location;
    private final SampleForm form;
    private final ShardCache cache;

    WholeShards(DatasetLocation location, SampleForm form, ShardCache cache) {
        this.location = location;
        this.form = form;
        this.cache = cache;
    }

    /** The shard's samples; an {@link InvalidDatasetException} with the first fault. */
    List<StoredSample> read(Shard shard) {
        return cache.get(form + ":" + shard.sha256(), () -> {
            List<String> faults = new ArrayList<>();
            List<StoredSample> samples = read(shard, faults);
            if (!faults.isEmpty()) {
                throw new InvalidDatasetException(faults.get(0));
            }
            return samples;
        });
    }

    /** What can be read of the shard, past the cache; every fault becomes a line. */
    List<StoredSample> read(Shard shard, List<String> faults) {
        String key = location.key(shard);
        byte[] tar = bytes(shard, key, faults);
        if (tar == null) {
            return List.of();
        }
        List<String> inside = new ArrayList<>();
        List<StoredSample> samples = ShardTar.read(key, plain(shard, tar, inside), form, inside);
        if (tar.length > shard.bytes()) {
            faults.add("%s: longer than the %d bytes that %s says".formatted(key, shard.bytes(), DatasetManifest.FILE));
        } else if (tar.length < shard.bytes()) {
            faults.add("%s: cut short: %d bytes; %s says %d"
                    .formatted(key, tar.length, DatasetManifest.FILE, shard.bytes()));
        } else if (!Digest.of(tar).equals(shard.sha256())) {
            faults.add("%s: changed or damaged: its SHA-256 is %s; %s says %s"
                    .formatted(key, Digest.of(tar), DatasetManifest.FILE, shard.sha256()));
        }
        if (inside.isEmpty() && samples.size() != shard.samples()) {
            inside.add(
                    "%s: %d samples; %s says %d".formatted(key, samples.size(), DatasetManifest.FILE, shard.samples()));
        }
        faults.addAll(inside);
        return samples;
    }

    /** The tar behind gzip, as far as it goes. */
    private byte[] plain(Shard shard, byte[] bytes, List<String> faults) {
        if (!shard.file().endsWith(".gz")) {
            return bytes;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[1 << 16];
            for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
                plain.write(buffer, 0, read);
                if (plain.size() > BYTES_ALLOWED) {
                    throw new IOException("more than " + BYTES_ALLOWED + " bytes unpacked");
                }
            }
        } catch (IOException e) {
            faults.add(location.key(shard) + ": gzip is damaged or cut short: " + e.getMessage());
        }
        return plain.toByteArray();
    }

    /** Up to one byte more than the manifest says, so that a longer object shows without being read. */
    private byte @Nullable [] bytes(Shard shard, String key, List<String> faults) {
        if (shard.bytes() > BYTES_ALLOWED) {
            faults.add("%s: %d bytes; a shard without an index has at most %d"
                    .formatted(key, shard.bytes(), BYTES_ALLOWED));
            return null;
        }
        try (InputStream content = new ResumedRange(location.store(), key, 0, shard.bytes() + 1)) {
            return content.readNBytes(Math.toIntExact(shard.bytes() + 1));
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.NOT_FOUND) {
                throw e;
            }
            faults.add(location.missing(key));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(key, e);
        }
    }
}
