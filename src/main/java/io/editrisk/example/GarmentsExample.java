package io.editrisk.example;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Description;
import io.editrisk.dataset.Packing;
import io.editrisk.dataset.Pair;
import io.editrisk.dataset.Sample;
import io.editrisk.dataset.ShardWriter;
import io.editrisk.image.ImageCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The data of {@code examples/garments.yaml} from Fashion-MNIST: the original task's validation images and some of its
 * training images, and pairs and images of the editing tasks: on snow, and fewer on gravel and before graffiti. The same garments and seed give the same
 * bytes.
 */
public final class GarmentsExample {

    /**
     * How many garments go where.
     *
     * @param training the first so many training garments, as the network was trained on them
     * @param originals the first so many test garments are the original task's; the editing tasks take from the rest
     * @param pairsAClass on snow; the other styles have {@code others.pairsAClass} of the same garments
     */
    record Sizes(int training, int originals, int pairsAClass, int editingAClass, Others others) {}

    /** How many garments the other styles have. */
    record Others(int pairsAClass, int editingAClass) {}

    private static final Sizes SIZES = new Sizes(400, 2000, 10, 50, new Others(6, 20));
    private static final Packing PACKING = new Packing(500, true);
    private static final String LICENCE_FILE = "LICENCE";

    private final FashionMnist garments;
    private final Sizes sizes;
    private final Scenes tested;
    private final Scenes trained;
    private final long seed;
    private final ImageCodec codec = new ImageCodec();

    public GarmentsExample(FashionMnist garments, long seed) {
        this(garments, seed, SIZES);
    }

    GarmentsExample(FashionMnist garments, long seed, Sizes sizes) {
        this.sizes = sizes;
        this.garments = garments;
        this.seed = seed;
        this.tested = new Scenes(seed, "test");
        this.trained = new Scenes(seed, "train");
    }

    /**
     * Reads Fashion-MNIST and writes the example's data.
     *
     * @param fashionMnist the folder with its four files, as they are or with gzip
     * @param target as in {@link #write}
     * @throws InvalidIdxException where Fashion-MNIST is not there or not whole
     * @throws IllegalArgumentException where there is something in the folders to be written
     */
    public static void make(Path fashionMnist, Path target, long seed) {
        new GarmentsExample(FashionMnist.read(fashionMnist), seed).write(target);
    }

    /** One scene for each training garment: what the example's network is trained on. */
    public SceneSet training() {
        return new SceneSet(garments.training(), trained);
    }

    /** The original task's validation scenes. */
    SceneSet validation() {
        return new SceneSet(garments.test().subList(0, sizes.originals()), tested);
    }

    /**
     * Writes {@code garments-train}, {@code garments}, of each style {@code garments-on-STYLE/train} and {@code
     * garments-on-STYLE/val}, and their licence.
     *
     * @param target the folder {@code datasets} beside the experiments; the folders need to be empty or not there
     */
    public void write(Path target) {
        int first = sizes.pairsAClass();
        List<Garment> paired = editing(0, first);
        List<Garment> validating = editing(first, first + sizes.editingAClass());
        List<Garment> training = trainedOn();
        Function<Garment, Backdrop> ordinary = trained::ordinaryBackdrop;
        writeImages(target.resolve("garments-train"), "ordinary backdrops, trained on", training, trained, ordinary);
        List<Garment> originals = garments.test().subList(0, sizes.originals());
        writeImages(target.resolve("garments"), "ordinary backdrops", originals, tested, tested::ordinaryBackdrop);
        writeStyle(target, Backdrop.SNOW, paired, validating);
        for (Backdrop style : Backdrop.OTHER_STYLES) {
            List<Garment> fewer = editing(0, sizes.others().pairsAClass());
            writeStyle(
                    target, style, fewer, editing(first, first + sizes.others().editingAClass()));
        }
        writeLicence(target.resolve(LICENCE_FILE));
    }

    private void writeStyle(Path target, Backdrop style, List<Garment> paired, List<Garment> validating) {
        Path folder = target.resolve("garments-on-" + style.label());
        writePairs(folder.resolve("train"), paired, style);
        writeImages(folder.resolve("val"), style.label(), validating, tested, garment -> style);
    }

    private List<Garment> trainedOn() {
        List<Garment> all = garments.training();
        if (all.size() < sizes.training()) {
            throw new InvalidIdxException(
                    "there are %d training garments; %d are needed".formatted(all.size(), sizes.training()));
        }
        return all.subList(0, sizes.training());
    }

    /**
     * Garments behind the originals, those from {@code from} to {@code to} of each class in the file's order; one of each
     * class in turn, so that the first so many are balanced.
     */
    private List<Garment> editing(int from, int to) {
        Map<Integer, List<Garment>> byClass = new HashMap<>();
        garments.test().stream()
                .skip(sizes.originals())
                .forEach(garment -> byClass.computeIfAbsent(garment.label(), label -> new ArrayList<>())
                        .add(garment));
        record Ranked(int rank, Garment garment) {}
        List<Ranked> chosen = new ArrayList<>();
        for (int label = 0; label < FashionMnist.CLASSES.size(); label++) {
            List<Garment> ofClass = byClass.getOrDefault(label, List.of());
            if (ofClass.size() < to) {
                throw new InvalidIdxException("behind the first %d test garments are %d of label %d; %d are needed"
                        .formatted(sizes.originals(), ofClass.size(), label, to));
            }
            for (int rank = from; rank < to; rank++) {
                chosen.add(new Ranked(rank, ofClass.get(rank)));
            }
        }
        chosen.sort(Comparator.comparingInt(Ranked::rank)
                .thenComparingInt(ranked -> ranked.garment().label()));
        return chosen.stream().map(Ranked::garment).toList();
    }

    private void writeImages(
            Path folder, String where, List<Garment> chosen, Scenes scenes, Function<Garment, Backdrop> backdrops) {
        ShardWriter writer =
                new ShardWriter(folder, description("garments on " + where, Kind.IMAGES, scenes), PACKING, codec);
        for (int i = 0; i < chosen.size(); i++) {
            Garment garment = chosen.get(i);
            Backdrop backdrop = backdrops.apply(garment);
            String identity = identity(garment, scenes);
            Sample sample = new Sample(key(i), identity, garment.label(), scenes.scene(garment, backdrop));
            writer.add(sample, backdrop.label());
        }
        writer.finish();
    }

    private void writePairs(Path folder, List<Garment> chosen, Backdrop style) {
        String name = "pairs of garments on an ordinary backdrop and on " + style.label();
        Description pairs = description(name, Kind.PAIRS, tested);
        ShardWriter writer = new ShardWriter(folder, pairs, PACKING, codec);
        for (int i = 0; i < chosen.size(); i++) {
            Garment garment = chosen.get(i);
            Backdrop ordinary = tested.ordinaryBackdrop(garment);
            Pair pair = new Pair(
                    key(i),
                    identity(garment, tested),
                    garment.label(),
                    tested.scene(garment, ordinary),
                    tested.scene(garment, style));
            writer.add(pair, ordinary.label() + ", " + style.label());
        }
        writer.finish();
    }

    private Description description(String name, Kind kind, Scenes scenes) {
        String source = scenes.part() + " garments of Fashion-MNIST (Zalando SE) on drawn backdrops, seed " + seed;
        return Description.of(name, kind, FashionMnist.CLASSES, new Description.Origin(source, "MIT"));
    }

    private static String key(int index) {
        return "%04d".formatted(index);
    }

    private static String identity(Garment garment, Scenes scenes) {
        return "fashion-mnist/%s/%05d".formatted(scenes.part(), garment.index());
    }

    private static void writeLicence(Path file) {
        try (InputStream licence = GarmentsExample.class.getResourceAsStream("fashion-mnist-licence.txt")) {
            if (licence == null) {
                throw new IllegalStateException("the licence's text is missing from this build");
            }
            Files.write(file, licence.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
