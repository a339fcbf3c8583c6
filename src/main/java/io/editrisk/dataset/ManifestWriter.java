package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.PublishedFile;
import io.editrisk.dataset.DatasetManifest.Shard;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** {@link DatasetManifest} as YAML 1.2; long lists of numbers are filled into lines. */
final class ManifestWriter {

    private static final DumpSettings SETTINGS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    private static final List<String> NUMBERS = List.of("class-subset", "counts");

    private ManifestWriter() {}

    static byte[] write(DatasetManifest manifest) {
        Node root = new StandardRepresenter(SETTINGS).represent(fields(manifest));
        for (NodeTuple entry : ((MappingNode) root).getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key
                    && NUMBERS.contains(key.getValue())
                    && entry.getValueNode() instanceof SequenceNode numbers) {
                numbers.setFlowStyle(FlowStyle.FLOW);
            }
        }
        Text text = new Text();
        new Dump(SETTINGS).dumpNode(root, text);
        return text.written.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Text implements StreamDataWriter {
        private final StringBuilder written = new StringBuilder();

        @Override
        public void write(String piece) {
            written.append(piece);
        }

        @Override
        public void write(String piece, int from, int length) {
            written.append(piece, from, from + length);
        }
    }

    private static Map<String, Object> fields(DatasetManifest manifest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", manifest.name());
        fields.put("kind", ManifestYaml.name(manifest.kind()));
        if (manifest.form().masks()) {
            fields.put("masks", true);
        }
        fields.put("classes", manifest.classes());
        unlessEmpty(fields, "class-subset", manifest.classSubset());
        fields.put("samples", manifest.samples());
        unlessEmpty(fields, "counts", manifest.counts());
        fields.put("digest", manifest.digest());
        manifest.size().ifPresent(size -> {
            fields.put("width", size.width());
            fields.put("height", size.height());
        });
        manifest.frame().ifPresent(frame -> fields.put("frame", frame.toString()));
        manifest.shift().ifPresent(shift -> {
            fields.put("corruption", shift.corruption());
            fields.put("severity", shift.severity());
        });
        fields.put("source", manifest.description().origin().source());
        fields.put("licence", manifest.description().origin().licence());
        unlessEmpty(
                fields,
                "files",
                manifest.files().stream().map(ManifestWriter::fields).toList());
        fields.put(
                "shards", manifest.shards().stream().map(ManifestWriter::fields).toList());
        return fields;
    }

    private static void unlessEmpty(Map<String, Object> fields, String key, List<?> values) {
        if (!values.isEmpty()) {
            fields.put(key, values);
        }
    }

    private static Map<String, Object> fields(PublishedFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.file());
        fields.put("bytes", file.bytes());
        fields.put("sha256", file.sha256());
        return fields;
    }

    private static Map<String, Object> fields(Shard shard) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", shard.file());
        fields.put("samples", shard.samples());
        fields.put("bytes", shard.bytes());
        fields.put("sha256", shard.sha256());
        shard.indexSha256().ifPresent(index -> fields.put("index-sha256", index));
        return fields;
    }
}
