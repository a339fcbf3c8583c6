package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.Packing;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardCache;
import io.editrisk.dataset.ShardWriter;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.RgbImage;
import io.editrisk.network.Architectures;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A bucket that holds what the sample experiment names: small, of noise, and right; another bucket beside it. */
class StoreFixture implements ObjectStores {

    static final String WEIGHTS = "models/garments.safetensors";
    static final int CLASSES = 3;

    final MemoryStore home = new MemoryStore("home");
    final MemoryStore other = new MemoryStore("other");

    private boolean scriptsTrusted;
    private final Path folder;
    private int folders;

    StoreFixture(Path folder) {
        this.folder = folder;
        home.put(WEIGHTS, weights(CLASSES));
        dataset("datasets/garments", Kind.IMAGES, 7);
        dataset("datasets/snow/train", Kind.PAIRS, 4);
        dataset("datasets/snow/val", Kind.IMAGES, 5);
    }

    void dataset(String key, Kind kind, int samples) {
        dataset(key, kind, samples, classes(CLASSES), 32);
    }

    void dataset(String key, Kind kind, int samples, List<String> classes, int side) {
        dataset(key, description(kind, classes), samples, side);
    }

    /** Pairs whose masks are white. */
    void maskedPairs(String key, int samples) {
        dataset(key, description(Kind.PAIRS, classes(CLASSES)).masked(), samples, 32);
    }

    private static Description description(Kind kind, List<String> classes) {
        return Description.of("noise", kind, classes, new Description.Origin("drawn", "CC0-1.0"));
    }

    private void dataset(String key, Description description, int samples, int side) {
        Path shards = folder.resolve("data" + folders++);
        List<String> classes = description.classes();
        ShardWriter writer = new ShardWriter(shards, description, new Packing(3, false), new ImageCodec());
        for (int i = 0; i < samples; i++) {
            String name = "%04d".formatted(i);
            int label = i % classes.size();
            if (description.kind() == Kind.IMAGES) {
                writer.add(new Sample(name, name, label, noise(side, i)), "drawn");
            } else {
                Optional<RgbImage> mask = description.masks() ? Optional.of(white(side)) : Optional.empty();
                writer.add(new Pair(name, name, label, noise(side, i), noise(side, -i), mask), "drawn");
            }
        }
        writer.finish();
        home.putFolder(key + "/", shards);
    }

    static List<String> classes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
    }

    private static RgbImage white(int side) {
        byte[] pixels = new byte[side * side * 3];
        Arrays.fill(pixels, (byte) 255);
        return new RgbImage(side, side, pixels);
    }

    private static RgbImage noise(int side, long seed) {
        byte[] pixels = new byte[side * side * 3];
        new SplittableRandom(seed).nextBytes(pixels);
        return new RgbImage(side, side, pixels);
    }

    /** A safetensors file of small-vgg in which everything is zero. */
    static byte[] weights(int classes) {
        Map<String, List<Long>> shapes =
                new TreeMap<>(Architectures.named("small-vgg").orElseThrow().tensors(classes));
        StringBuilder header = new StringBuilder("{");
        long end = 0;
        for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
            long begin = end;
            end += 4 * tensor.getValue().stream().reduce(1L, Math::multiplyExact);
            header.append(begin == 0 ? "" : ",")
                    .append("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(tensor.getKey(), tensor.getValue(), begin, end));
        }
        header.append("}");
        header.append(" ".repeat((8 - header.length() % 8) % 8));
        byte[] json = header.toString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        file.writeBytes(json);
        file.writeBytes(new byte[(int) end]);
        return file.toByteArray();
    }

    /** From now on TorchScript is run. */
    void trustScripts() {
        scriptsTrusted = true;
    }

    /** What does not fit, a line each without the file's name; fails where all of it fits. */
    List<String> misfits(SampleExperiment experiment) {
        assertThat(check(experiment)).isInstanceOf(Checked.Misfits.class);
        return ((Checked.Misfits) check(experiment))
                .faults().stream()
                        .map(fault -> fault.toString().substring(SampleExperiment.FILE.length() + 1))
                        .toList();
    }

    Checked check(SampleExperiment experiment) {
        Reading reading = new ExperimentReader().read(experiment.bytes(), SampleExperiment.FILE);
        Datasets datasets = new Datasets(new ImageCodec(), new ShardCache(0));
        return new ExperimentCheck(this, datasets, folder.resolve("scratch"), scriptsTrusted)
                .check((Reading.Read) reading, SampleExperiment.FILE);
    }

    @Override
    public ObjectStore home() {
        return home;
    }

    @Override
    public ObjectStore bucket(String name) {
        return switch (name) {
            case "home" -> home;
            case "other" -> other;
            default -> new MemoryStore(name);
        };
    }
}
