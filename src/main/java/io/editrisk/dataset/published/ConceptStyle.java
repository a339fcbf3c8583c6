package io.editrisk.dataset.published;

import io.editrisk.dataset.published.ConceptStyleSplit.Remaining;
import io.editrisk.dataset.published.ConceptStyleSplit.Rule;
import io.editrisk.dataset.style.Stylization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The synthetic tasks of EditingClassifiers with the split of the paper (appendix D.1): for each of 17 concepts and 8
 * styles, pairs to train on and modified images to validate with.
 */
final class ConceptStyle implements PublishedForm {

    /** The paper's, by their letters. */
    static final List<String> CONCEPTS = List.of(
            "waterother",
            "clouds",
            "wallconcrete",
            "boat",
            "table",
            "mountain",
            "skyother",
            "diningtable",
            "light",
            "plantother",
            "tree",
            "sea",
            "person",
            "snow",
            "tv",
            "road",
            "grass");

    /** The paper's, by their letters. */
    static final List<String> STYLES = List.of(
            "falltrees",
            "snowyground",
            "woodentexture",
            "furrytexture",
            "blackandwhite",
            "colorfulflowers",
            "graffiti",
            "gravel");

    private static final String PAPER = "paper";
    private static final String READY_MADE = "ready-made";
    private static final String HINT =
            " (stylised images are STYLE/VARIANT/img_N.png; from styles/STYLE.pt they are made with --option stylise=texture)";
    private static final List<String> YES_NO = List.of("true", "false");

    @Override
    public String name() {
        return "concept-style";
    }

    @Override
    public String summary() {
        return "Concepts of ImageNet's validation images in other styles, with the paper's split: 17 concepts x 8 styles.";
    }

    @Override
    public String source() {
        return "EditingClassifiers' data/synthetic: segmentations/COCO/concept_ImageNet_COCO_<concept>.pt (or"
                + " segmentations.tar.gz), and stylized/ImageNet/<style>/<n>/img_<idx>.png or styles/<style>.pt";
    }

    @Override
    public List<FormOption> options() {
        List<String> ways = Stream.concat(Stream.of(READY_MADE), Stylization.names().stream())
                .toList();
        return List.of(
                new FormOption("concept", List.of(), PAPER, "names separated by commas; paper for its 17, all for all"),
                new FormOption("style", List.of(), PAPER, "names separated by commas; paper for its 8, all for all"),
                new FormOption("segmentations", List.of("COCO", "LVIS"), "COCO", "whose segmentations"),
                new FormOption("stylised", List.of(), "", "a folder or archive of stylised images besides the source"),
                new FormOption(
                        "stylise",
                        ways,
                        READY_MADE,
                        "how images without a ready-made stylised one get their style here; that is not the paper's network"),
                new FormOption(
                        "variants", List.of(), "3", "pictures of a style's file that are used; ready-made all are"),
                new FormOption(
                        "seed", List.of(), "0", "of the split, and of what is drawn where images are stylised here"),
                new FormOption(
                        "remaining",
                        List.of("triples", "images"),
                        "triples",
                        "what validates: all triples that are not trained on, or only those of images that are not"),
                new FormOption(
                        "rare-labels",
                        YES_NO,
                        "false",
                        "whether images of labels with fewer than 20 images validate too"),
                new FormOption("imagenet", List.of(), "", "the validation set's folder or tar: images get its names"),
                new FormOption("numbering", List.of("checked", "trusted"), "checked", "of ready-made stylised images"));
    }

    @Override
    public List<PublishedSet> sets(PublishedSource source, FormOptions options) {
        ConceptStyleParts parts = ConceptStyleParts.of(
                source,
                folder(options, "stylised").map(source::archive).stream().toList());
        SortedMap<String, Supplier<MaskedImages>> concepts = concepts(parts, options, source.path());
        SortedMap<String, StyleVariants> styles = styles(parts, options, source.path());
        Optional<ValidationNames> names =
                folder(options, "imagenet").map(path -> ValidationNames.of(source.archive(path)));
        Rule rule = Rule.paper(
                whole(options, "seed", 0),
                options.get("remaining").equals("triples") ? Remaining.TRIPLES : Remaining.IMAGES,
                Boolean.parseBoolean(options.get("rare-labels")));
        List<PublishedSet> sets = new ArrayList<>();
        concepts.forEach((concept, opening) -> {
            MaskedImages images = opening.get();
            names.ifPresent(known -> known.requireLabels(images));
            styles.forEach((style, variants) -> {
                if (variants instanceof StyleVariants.ReadyMade made
                        && options.get("numbering").equals("checked")) {
                    StylisedNumbering.require(style, images, made);
                }
                ConceptStyleTask task = new ConceptStyleTask(concept, style, images, variants, names);
                sets.addAll(task.sets(ConceptStyleSplit.of(images.labels(), variants.count(), rule), source.path()));
            });
        });
        return sets;
    }

    @Override
    public List<String> missing(List<PublishedSet> sets, FormOptions options) {
        List<String> missing = new ArrayList<>();
        missing("concept", CONCEPTS, sets, 0, options).ifPresent(missing::add);
        missing("style", STYLES, sets, 1, options).ifPresent(missing::add);
        return missing;
    }

    /** @param part of a split's name, CONCEPT/STYLE/SPLIT, that has the name */
    private static Optional<String> missing(
            String what, List<String> paper, List<PublishedSet> sets, int part, FormOptions options) {
        if (!options.get(what).equals(PAPER)) {
            return Optional.empty();
        }
        List<String> absent = new ArrayList<>(paper);
        sets.forEach(set -> absent.remove(set.split().split("/", -1)[part]));
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of("%ss of the paper, %d of %d: %s"
                        .formatted(what, absent.size(), paper.size(), String.join(", ", absent)));
    }

    /** The concepts that are chosen. */
    static SortedMap<String, Supplier<MaskedImages>> concepts(
            ConceptStyleParts parts, FormOptions options, Path source) {
        return chosen("concept", options, CONCEPTS, parts.concepts(options.get("segmentations")), source);
    }

    /** The styles that are chosen: ready-made first, then those of pictures alone where a way to stylise is chosen. */
    static SortedMap<String, StyleVariants> styles(ConceptStyleParts parts, FormOptions options, Path source) {
        SortedMap<String, StyleVariants> styles = new TreeMap<>(parts.readyMade());
        Stylization.named(options.get("stylise")).ifPresent(way -> {
            int most = whole(options, "variants", 1);
            int seed = whole(options, "seed", 0);
            parts.styles()
                    .forEach((style, files) ->
                            styles.computeIfAbsent(style, name -> StyleVariants.drawn(files, most, way, seed)));
        });
        return chosen("style", options, STYLES, styles, source);
    }

    private static <T> SortedMap<String, T> chosen(
            String what, FormOptions options, List<String> paper, SortedMap<String, T> found, Path source) {
        String wanted = options.get(what);
        SortedMap<String, T> chosen = new TreeMap<>(found);
        List<String> names = wanted.equals(PAPER)
                ? paper
                : Stream.of(wanted.split(",", -1))
                        .map(ConceptStyleParts::letters)
                        .toList();
        if (!wanted.equals("all")) {
            chosen.keySet().retainAll(names);
        }
        boolean named = !wanted.equals("all") && !wanted.equals(PAPER);
        if (chosen.isEmpty() || (named && chosen.size() < names.size())) {
            throw new UnusableSourceException("%s: no %s '%s' there; found: %s%s"
                    .formatted(
                            source,
                            what,
                            wanted,
                            found.isEmpty() ? "none" : String.join(", ", found.keySet()),
                            what.equals("style") ? HINT : ""));
        }
        return chosen;
    }

    private static Optional<Path> folder(FormOptions options, String name) {
        return Optional.of(options.get(name)).filter(text -> !text.isEmpty()).map(Path::of);
    }

    private static int whole(FormOptions options, String name, int least) {
        try {
            int value = Integer.parseInt(options.get(name));
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UnusableSourceException(
                "option " + name + " is '" + options.get(name) + "'; whole numbers from " + least + " are allowed");
    }
}
