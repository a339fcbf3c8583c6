package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.PictureSize;
import io.editrisk.dataset.DatasetManifest.PublishedFile;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/** The keys of {@code dataset.yaml}, each with what it may have for a value. */
final class ManifestFields {

    static final List<String> NEEDED =
            List.of("name", "kind", "classes", "samples", "digest", "source", "licence", "shards");
    private static final List<String> OPTIONAL =
            List.of("masks", "class-subset", "counts", "width", "height", "frame", "corruption", "severity", "files");
    private static final List<String> SHARD_NEEDED = List.of("file", "samples", "bytes", "sha256");
    private static final List<String> SHARD_OPTIONAL = List.of("index-sha256");
    private static final List<String> FILE_NEEDED = List.of("file", "bytes", "sha256");
    private static final int MOST_PIXELS_A_SIDE = 65_535;
    private static final int SEVERITIES = 5;

    private final String file;
    private final YamlFields fields;
    private final List<String> faults;

    private ManifestFields(String file, Node root, List<String> faults) {
        this.file = file;
        this.fields = new YamlFields(file, root, new YamlFields.Keys(NEEDED, OPTIONAL), faults);
        this.faults = faults;
    }

    /** The manifest, or empty and a line for every fault. */
    static Optional<DatasetManifest> read(String file, Node root, List<String> faults) {
        return new ManifestFields(file, root, faults).manifest();
    }

    private Optional<DatasetManifest> manifest() {
        List<Shard> shards = each("shards", this::shard);
        List<PublishedFile> files = each("files", this::published);
        int samples = (int) fields.count("samples", Integer.MAX_VALUE);
        List<Integer> counts = fields.numbers("counts");
        String digest = fields.text("digest");
        Optional<PictureSize> size = size();
        Optional<Description> description = description();
        return description
                .filter(found -> faults.isEmpty())
                .flatMap(found -> checked(
                        file + ": ", () -> new DatasetManifest(found, samples, counts, digest, size, files, shards)));
    }

    private Optional<Description> description() {
        String name = fields.text("name");
        Kind kind = kind();
        boolean masks = fields.truth("masks");
        List<String> classes = fields.texts("classes");
        List<Integer> subset = fields.numbers("class-subset");
        Optional<Frame> frame = frame();
        Optional<Shift> shift = shift();
        Description.Origin origin = new Description.Origin(fields.text("source"), fields.text("licence"));
        return faults.isEmpty()
                ? checked(file + ": ", () -> new Description(name, kind, masks, classes, subset, frame, shift, origin))
                : Optional.empty();
    }

    private Kind kind() {
        String kind = fields.text("kind");
        if (!kind.isEmpty() && !kind.equals("images") && !kind.equals("pairs")) {
            fields.fault("kind", "unknown kind '" + kind + "'; allowed: images, pairs");
        }
        return kind.equals("pairs") ? Kind.PAIRS : Kind.IMAGES;
    }

    /** Both sides or neither. */
    private Optional<PictureSize> size() {
        if (!fields.has("width") && !fields.has("height")) {
            return Optional.empty();
        }
        int width = side("width");
        int height = side("height");
        return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
    }

    private int side(String key) {
        fields.require(key);
        return (int) fields.count(key, MOST_PIXELS_A_SIDE);
    }

    private Optional<Frame> frame() {
        if (!fields.has("frame")) {
            return Optional.empty();
        }
        String text = fields.text("frame");
        Optional<Frame> frame = Frame.parse(text);
        if (frame.isEmpty()) {
            fields.fault("frame", "frame is '" + text + "'; allowed is resize-N-crop-M, M at most N, and no such key");
        }
        return frame;
    }

    private Optional<Shift> shift() {
        if (!fields.has("corruption") && !fields.has("severity")) {
            return Optional.empty();
        }
        fields.require("corruption");
        fields.require("severity");
        String corruption = fields.text("corruption");
        int severity = (int) fields.count("severity", SEVERITIES);
        return severity > 0 ? Optional.of(new Shift(corruption, severity)) : Optional.empty();
    }

    private interface Item<T> {
        Optional<T> of(Node node);
    }

    private <T> List<T> each(String key, Item<T> item) {
        List<T> items = new ArrayList<>();
        fields.items(key).forEach(node -> item.of(node).ifPresent(items::add));
        return items;
    }

    private Optional<Shard> shard(Node node) {
        int before = faults.size();
        YamlFields shard = new YamlFields(file, node, new YamlFields.Keys(SHARD_NEEDED, SHARD_OPTIONAL), faults);
        String name = shard.text("file");
        int samples = (int) shard.count("samples", Integer.MAX_VALUE);
        long bytes = shard.count("bytes", Long.MAX_VALUE);
        String sha256 = shard.text("sha256");
        Optional<String> index = shard.has("index-sha256") ? Optional.of(shard.text("index-sha256")) : Optional.empty();
        return faults.size() > before
                ? Optional.empty()
                : checked(
                        YamlFields.place(file, node.getStartMark()),
                        () -> new Shard(name, samples, bytes, sha256, index));
    }

    private Optional<PublishedFile> published(Node node) {
        int before = faults.size();
        YamlFields published = new YamlFields(file, node, new YamlFields.Keys(FILE_NEEDED, List.of()), faults);
        String name = published.text("file");
        long bytes = published.count("bytes", Long.MAX_VALUE);
        String sha256 = published.text("sha256");
        return faults.size() > before
                ? Optional.empty()
                : checked(YamlFields.place(file, node.getStartMark()), () -> new PublishedFile(name, bytes, sha256));
    }

    private <T> Optional<T> checked(String place, Supplier<T> record) {
        try {
            return Optional.of(record.get());
        } catch (IllegalArgumentException e) {
            faults.add(place + e.getMessage());
            return Optional.empty();
        }
    }
}
