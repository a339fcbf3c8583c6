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
 * The data of an experiment with scenes ({@code examples/garments.yaml}): the original task's validation images and some of
 * its training images, and pairs and images of the editing tasks: on snow, and fewer on gravel and before graffiti. The same
 * motifs and seed give the same bytes.
 */
public final class SceneExample {

    /**
     * How many motifs go where.
     *
     * @param training the first so many training motifs, as the network was trained on them
     * @param originals the first so many test motifs are the original task's; the editing tasks take from the rest
     * @param pairsAClass on snow; the other styles have {@code others.pairsAClass} of the same motifs
     */
    record Sizes(int training, int originals, int pairsAClass, int editingAClass, Others others) {}

    /** How many motifs the other styles have. */
    record Others(int pairsAClass, int editingAClass) {}

    private static final Sizes SIZES = new Sizes(400, 2000, 10, 50, new Others(6, 20));
    private static final Packing PACKING = new Packing(500, true);

    private final Motifs motifs;
    private final Sizes sizes;
    private final Scenes tested;
    private final Scenes trained;
    private final long seed;
    private final ImageCodec codec = new ImageCodec();

    public SceneExample(Motifs motifs, long seed) {
        this(motifs, seed, SIZES);
    }

    SceneExample(Motifs motifs, long seed, Sizes sizes) {
        this.sizes = sizes;
        this.motifs = motifs;
        this.seed = seed;
        this.tested = new Scenes(seed, "test");
        this.trained = new Scenes(seed, "train");
    }

    /** What the scenes show. */
    public MotifSource source() {
        return motifs.source();
    }

    /** One scene for each training motif: what the example's network is trained on. */
    public SceneSet training() {
        return new SceneSet(motifs.training(), trained);
    }

    /** The original task's validation scenes. */
    SceneSet validation() {
        return new SceneSet(motifs.test().subList(0, sizes.originals()), tested);
    }

    /**
     * Writes {@code garments-train}, {@code garments}, of each style {@code garments-on-STYLE/train} and {@code
     * garments-on-STYLE/val} (or {@code digits…}), and their licence.
     *
     * @param target the folder {@code datasets} beside the experiments; the folders need to be empty or not there
     */
    public void write(Path target) {
        String what = motifs.source().plural();
        int first = sizes.pairsAClass();
        List<Motif> paired = editing(0, first);
        List<Motif> validating = editing(first, first + sizes.editingAClass());
        List<Motif> training = trainedOn();
        Function<Motif, Backdrop> ordinary = trained::ordinaryBackdrop;
        writeImages(target.resolve(what + "-train"), "ordinary backdrops, trained on", training, trained, ordinary);
        List<Motif> originals = motifs.test().subList(0, sizes.originals());
        writeImages(target.resolve(what), "ordinary backdrops", originals, tested, tested::ordinaryBackdrop);
        writeStyle(target, Backdrop.SNOW, paired, validating);
        for (Backdrop style : Backdrop.OTHER_STYLES) {
            List<Motif> fewer = editing(0, sizes.others().pairsAClass());
            writeStyle(
                    target, style, fewer, editing(first, first + sizes.others().editingAClass()));
        }
        writeLicence(target.resolve(motifs.source().licenceFile()));
    }

    private void writeStyle(Path target, Backdrop style, List<Motif> paired, List<Motif> validating) {
        Path folder = target.resolve(motifs.source().plural() + "-on-" + style.label());
        writePairs(folder.resolve("train"), paired, style);
        writeImages(folder.resolve("val"), style.label(), validating, tested, motif -> style);
    }

    private List<Motif> trainedOn() {
        List<Motif> all = motifs.training();
        if (all.size() < sizes.training()) {
            throw new InvalidIdxException("there are %d training %s; %d are needed"
                    .formatted(all.size(), motifs.source().plural(), sizes.training()));
        }
        return all.subList(0, sizes.training());
    }

    /**
     * Garments behind the originals, those from {@code from} to {@code to} of each class in the file's order; one of each
     * class in turn, so that the first so many are balanced.
     */
    private List<Motif> editing(int from, int to) {
        Map<Integer, List<Motif>> byClass = new HashMap<>();
        motifs.test().stream()
                .skip(sizes.originals())
                .forEach(motif -> byClass.computeIfAbsent(motif.label(), label -> new ArrayList<>())
                        .add(motif));
        record Ranked(int rank, Motif motif) {}
        List<Ranked> chosen = new ArrayList<>();
        for (int label = 0; label < motifs.source().classes().size(); label++) {
            List<Motif> ofClass = byClass.getOrDefault(label, List.of());
            if (ofClass.size() < to) {
                throw new InvalidIdxException("behind the first %d test %s are %d of label %d; %d are needed"
                        .formatted(sizes.originals(), motifs.source().plural(), ofClass.size(), label, to));
            }
            for (int rank = from; rank < to; rank++) {
                chosen.add(new Ranked(rank, ofClass.get(rank)));
            }
        }
        chosen.sort(Comparator.comparingInt(Ranked::rank)
                .thenComparingInt(ranked -> ranked.motif().label()));
        return chosen.stream().map(Ranked::motif).toList();
    }

    private void writeImages(
            Path folder, String where, List<Motif> chosen, Scenes scenes, Function<Motif, Backdrop> backdrops) {
        ShardWriter writer = new ShardWriter(
                folder, description(motifs.source().plural() + " on " + where, Kind.IMAGES, scenes), PACKING, codec);
        for (int i = 0; i < chosen.size(); i++) {
            Motif motif = chosen.get(i);
            Backdrop backdrop = backdrops.apply(motif);
            String identity = identity(motif, scenes);
            Sample sample = new Sample(key(i), identity, motif.label(), scenes.scene(motif, backdrop));
            writer.add(sample, backdrop.label());
        }
        writer.finish();
    }

    private void writePairs(Path folder, List<Motif> chosen, Backdrop style) {
        String name = "pairs of " + motifs.source().plural() + " on an ordinary backdrop and on " + style.label();
        Description pairs = description(name, Kind.PAIRS, tested);
        ShardWriter writer = new ShardWriter(folder, pairs, PACKING, codec);
        for (int i = 0; i < chosen.size(); i++) {
            Motif motif = chosen.get(i);
            Backdrop ordinary = tested.ordinaryBackdrop(motif);
            Pair pair = new Pair(
                    key(i),
                    identity(motif, tested),
                    motif.label(),
                    tested.scene(motif, ordinary),
                    tested.scene(motif, style));
            writer.add(pair, ordinary.label() + ", " + style.label());
        }
        writer.finish();
    }

    private Description description(String name, Kind kind, Scenes scenes) {
        MotifSource of = motifs.source();
        String source =
                "%s %s of %s on drawn backdrops, seed %d".formatted(scenes.part(), of.plural(), of.origin(), seed);
        return Description.of(name, kind, of.classes(), new Description.Origin(source, of.licence()));
    }

    private static String key(int index) {
        return "%04d".formatted(index);
    }

    private String identity(Motif motif, Scenes scenes) {
        return "%s/%s/%05d".formatted(motifs.source().identity(), scenes.part(), motif.index());
    }

    private void writeLicence(Path file) {
        try (InputStream licence =
                SceneExample.class.getResourceAsStream(motifs.source().licenceResource())) {
            if (licence == null) {
                throw new IllegalStateException("the licence's text is missing from this build");
            }
            Files.write(file, licence.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
