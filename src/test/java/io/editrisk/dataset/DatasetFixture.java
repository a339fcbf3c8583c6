package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Small data sets of noise, as their writer makes them, in a bucket in memory. */
final class DatasetFixture {

    static final String KEY = "datasets/noise";
    static final int SIDE = 5;

    private DatasetFixture() {}

    static RgbImage noise(long seed) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        new SplittableRandom(seed).nextBytes(pixels);
        return new RgbImage(SIDE, SIDE, pixels);
    }

    static Sample sample(int index) {
        return new Sample("%06d".formatted(index), "noise/" + index, index % 3, noise(index));
    }

    static Pair pair(int index) {
        return new Pair("%06d".formatted(index), "noise/" + index, index % 3, noise(index), noise(-index));
    }

    static DatasetManifest images(Path folder, int samples, int samplesPerShard) {
        ShardWriter writer = new ShardWriter(
                folder, description(Kind.IMAGES), new Packing(samplesPerShard, false), new ImageCodec());
        for (int i = 0; i < samples; i++) {
            writer.add(sample(i), "drawn");
        }
        return writer.finish();
    }

    static DatasetManifest pairs(Path folder, int samples, int samplesPerShard) {
        ShardWriter writer =
                new ShardWriter(folder, description(Kind.PAIRS), new Packing(samplesPerShard, false), new ImageCodec());
        for (int i = 0; i < samples; i++) {
            writer.add(pair(i), "drawn");
        }
        return writer.finish();
    }

    static Description description(Kind kind) {
        return Description.of(
                "noise", kind, List.of("one", "two", "three"), new Description.Origin("drawn", "CC0-1.0"));
    }

    static MemoryStore store(Path folder) {
        MemoryStore store = new MemoryStore();
        store.putFolder(KEY + "/", folder);
        return store;
    }

    static Datasets datasets() {
        return new Datasets(new ImageCodec(), new ShardCache(1 << 20));
    }

    /** As another tool would have written it: shards that nothing indexes. */
    static MemoryStore storeWithoutIndexes(Path folder) {
        MemoryStore store = store(folder);
        String key = KEY + "/" + DatasetManifest.FILE;
        String manifest = new String(store.read(key), StandardCharsets.UTF_8);
        store.put(key, manifest.replaceAll(" *index-sha256: .*\n", "").getBytes(StandardCharsets.UTF_8));
        store.keys(KEY).stream().filter(object -> object.endsWith(".jsonl")).forEach(store::delete);
        return store;
    }

    /** The manifest with some text in it replaced. */
    static void edit(MemoryStore store, String from, String to) {
        String key = KEY + "/" + DatasetManifest.FILE;
        String manifest = new String(store.read(key), StandardCharsets.UTF_8);
        if (!manifest.contains(from)) {
            throw new IllegalArgumentException("no '" + from + "' in " + manifest);
        }
        store.put(key, manifest.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
