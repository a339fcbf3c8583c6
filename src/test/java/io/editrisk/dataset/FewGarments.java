package io.editrisk.dataset;

import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The first few of the example's garments and its network, laid out as an experiment beside them names them. */
public final class FewGarments {

    public static final String WEIGHTS = "models/garments.safetensors";
    public static final String ORIGINAL = "datasets/garments";
    public static final String TRAIN = "datasets/garments-on-snow/train";
    public static final String MASKED = "datasets/garments-on-snow/masked";
    public static final String EDITING = "datasets/garments-on-snow/val";

    private static final Path EXAMPLES = Path.of("examples");

    private FewGarments() {}

    /** Writes data sets of 40 images, 30 images and 24 pairs, and the network. */
    public static void write(Path folder, int samplesPerShard) throws IOException {
        MemoryStore examples = new MemoryStore();
        examples.putFolder("datasets/", EXAMPLES.resolve("datasets"));
        write(examples, ORIGINAL, 40, folder, samplesPerShard);
        write(examples, EDITING, 30, folder, samplesPerShard);
        write(examples, TRAIN, 24, folder, samplesPerShard);
        Path weights = folder.resolve(WEIGHTS);
        Files.createDirectories(weights.getParent());
        Files.copy(EXAMPLES.resolve(WEIGHTS), weights);
    }

    /** Adds the pairs once more, with masks: what is not as it was is white. */
    public static void writeMasked(Path folder) {
        MemoryStore examples = new MemoryStore();
        examples.putFolder("datasets/", EXAMPLES.resolve("datasets"));
        ImageCodec codec = new ImageCodec();
        Dataset all = new Datasets(codec, new ShardCache(0)).open(examples, TRAIN);
        ShardWriter writer = new ShardWriter(
                folder.resolve(MASKED), all.manifest().description().masked(), new Packing(100, false), codec);
        all.pairs(0, 24)
                .forEach(pair -> writer.add(
                        new Pair(
                                pair.key(),
                                pair.identity(),
                                pair.label(),
                                pair.original(),
                                pair.modified(),
                                Optional.of(changed(pair))),
                        "example"));
        writer.finish();
    }

    private static RgbImage changed(Pair pair) {
        byte[] x = pair.original().pixels();
        byte[] modified = pair.modified().pixels();
        byte[] mask = new byte[x.length];
        for (int i = 0; i < x.length; i += 3) {
            if (!Arrays.equals(x, i, i + 3, modified, i, i + 3)) {
                Arrays.fill(mask, i, i + 3, (byte) 255);
            }
        }
        return new RgbImage(pair.original().width(), pair.original().height(), mask);
    }

    /** Adds a second editing task, on gravel, of 20 images and 12 pairs. */
    public static void writeGravel(Path folder) throws IOException {
        MemoryStore examples = new MemoryStore();
        examples.putFolder("datasets/", EXAMPLES.resolve("datasets"));
        write(examples, "datasets/garments-on-gravel/val", 20, folder, 100);
        write(examples, "datasets/garments-on-gravel/train", 12, folder, 100);
    }

    private static void write(MemoryStore examples, String key, int count, Path folder, int samplesPerShard) {
        ImageCodec codec = new ImageCodec();
        Dataset all = new Datasets(codec, new ShardCache(0)).open(examples, key);
        DatasetManifest whole = all.manifest();
        ShardWriter writer = new ShardWriter(
                folder.resolve(key), whole.description(), new Packing(samplesPerShard, samplesPerShard > 12), codec);
        if (whole.kind() == DatasetManifest.Kind.PAIRS) {
            all.pairs(0, count).forEach(pair -> writer.add(pair, "example"));
        } else {
            all.samples(0, count).forEach(sample -> writer.add(sample, "example"));
        }
        writer.finish();
    }
}
