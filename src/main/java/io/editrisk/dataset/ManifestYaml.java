package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.DatasetManifest.Shard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** {@link DatasetManifest} as YAML 1.2. */
final class ManifestYaml {

    private static final List<String> KEYS =
            List.of("name", "kind", "classes", "samples", "digest", "width", "height", "source", "licence", "shards");
    private static final List<String> SHARD_KEYS = List.of("file", "samples", "bytes", "sha256");
    private static final int MOST_PIXELS_A_SIDE = 65_535;
    private static final int DEEPEST = 8;

    private ManifestYaml() {}

    /** The kind as the file has it. */
    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static byte[] write(DatasetManifest manifest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", manifest.name());
        fields.put("kind", name(manifest.kind()));
        fields.put("classes", manifest.classes());
        fields.put("samples", manifest.samples());
        fields.put("digest", manifest.digest());
        fields.put("width", manifest.width());
        fields.put("height", manifest.height());
        fields.put("source", manifest.source());
        fields.put("licence", manifest.licence());
        fields.put(
                "shards", manifest.shards().stream().map(ManifestYaml::fields).toList());
        DumpSettings block =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(block).dumpToString(fields).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields(Shard shard) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", shard.file());
        fields.put("samples", shard.samples());
        fields.put("bytes", shard.bytes());
        fields.put("sha256", shard.sha256());
        return fields;
    }

    /**
     * Reads a manifest.
     *
     * @param file how faults name it
     * @param faults takes one line a fault, with line and column
     * @return empty where there was a fault
     */
    static Optional<DatasetManifest> read(String file, byte[] yaml, List<String> faults) {
        List<String> found = new ArrayList<>();
        try {
            requireShallow(yaml);
            Optional<Node> root = new Compose(settings()).composeInputStream(new ByteArrayInputStream(yaml));
            Optional<DatasetManifest> manifest = root.flatMap(node -> manifest(file, node, found));
            if (root.isEmpty()) {
                found.add(file + ": empty; needed: " + String.join(", ", KEYS));
            }
            return manifest.filter(whole -> found.isEmpty());
        } catch (MarkedYamlEngineException e) {
            found.add(YamlFields.place(file, e.getProblemMark()) + "not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            found.add(file + ": not YAML: " + oneLine(String.valueOf(e.getMessage())));
        } finally {
            faults.addAll(found);
        }
        return Optional.empty();
    }

    private static LoadSettings settings() {
        return LoadSettings.builder().build();
    }

    /** The library builds nodes by recursion without a limit of depth, so depth is counted over events first. */
    private static void requireShallow(byte[] yaml) {
        int depth = 0;
        for (Event event : new Parse(settings()).parseInputStream(new ByteArrayInputStream(yaml))) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new YamlEngineException("nested deeper than " + DEEPEST);
            }
        }
    }

    private static Optional<DatasetManifest> manifest(String file, Node root, List<String> faults) {
        YamlFields fields = new YamlFields(file, root, KEYS, faults);
        Kind kind = kind(fields);
        List<Shard> shards = new ArrayList<>();
        for (Node item : fields.items("shards")) {
            shard(file, item, faults).ifPresent(shards::add);
        }
        String name = fields.text("name");
        List<String> classes = fields.texts("classes");
        int samples = (int) fields.count("samples", Integer.MAX_VALUE);
        String digest = fields.text("digest");
        int width = (int) fields.count("width", MOST_PIXELS_A_SIDE);
        int height = (int) fields.count("height", MOST_PIXELS_A_SIDE);
        String source = fields.text("source");
        String licence = fields.text("licence");
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DatasetManifest(name, kind, classes, samples, digest, width, height, source, licence, shards));
        } catch (IllegalArgumentException e) {
            faults.add(file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Kind kind(YamlFields fields) {
        String kind = fields.text("kind");
        if (!kind.isEmpty() && !kind.equals("images") && !kind.equals("pairs")) {
            fields.fault("kind", "unknown kind '" + kind + "'; allowed: images, pairs");
        }
        return kind.equals("pairs") ? Kind.PAIRS : Kind.IMAGES;
    }

    private static Optional<Shard> shard(String file, Node node, List<String> faults) {
        int before = faults.size();
        YamlFields fields = new YamlFields(file, node, SHARD_KEYS, faults);
        String name = fields.text("file");
        int samples = (int) fields.count("samples", Integer.MAX_VALUE);
        long bytes = fields.count("bytes", Long.MAX_VALUE);
        String sha256 = fields.text("sha256");
        if (faults.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Shard(name, samples, bytes, sha256));
        } catch (IllegalArgumentException e) {
            faults.add(YamlFields.place(file, node.getStartMark()) + e.getMessage());
            return Optional.empty();
        }
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
