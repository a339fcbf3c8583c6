package io.editrisk.dataset;

import io.editrisk.dataset.DatasetManifest.Kind;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** {@link DatasetManifest} from YAML 1.2. */
final class ManifestYaml {

    private static final int DEEPEST = 8;

    /** A manifest lists a thousand classes and tens of thousands of shards; this is far more. */
    private static final int LONGEST = 64 << 20;

    private ManifestYaml() {}

    /** The kind as the file has it. */
    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
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
            Optional<DatasetManifest> manifest = root.flatMap(node -> ManifestFields.read(file, node, found));
            if (root.isEmpty()) {
                found.add(file + ": empty; needed: " + String.join(", ", ManifestFields.NEEDED));
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
        return LoadSettings.builder().setCodePointLimit(LONGEST).build();
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

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
