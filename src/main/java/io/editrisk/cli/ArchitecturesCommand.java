package io.editrisk.cli;

import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.network.Publication;
import io.editrisk.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code editrisk architectures}. */
@Command(name = "architectures", description = "List the architectures that an experiment may name.")
final class ArchitecturesCommand extends QuickCommand {

    /**
     * {@code size}: width and height of its input in pixels; {@code step}: other sizes are multiples of it; {@code layers}:
     * how many can be edited; {@code parameters}: of the published network, without CLIP's tower for texts; {@code source}
     * and {@code conversion}: where its weights come from and how they become safetensors.
     */
    record Listed(
            String architecture, long parameters, int size, int step, int layers, String source, String conversion) {}

    private static List<Listed> answer() {
        return Architectures.all().stream().map(ArchitecturesCommand::listed).toList();
    }

    private static Listed listed(Architecture architecture) {
        Publication publication = architecture.publication();
        return new Listed(
                architecture.name(),
                architecture.parameters(publication.classes()),
                architecture.preprocessing().size(),
                architecture.sizeStep(),
                architecture.editableLayers().size(),
                publication.source(),
                publication.conversion());
    }

    @Override
    List<String> lines() {
        Table table = new Table("ARCHITECTURE", "PARAMETERS", "PICTURES", "LAYERS TO EDIT", "WEIGHTS FROM");
        answer().forEach(listed -> table.row(
                listed.architecture(),
                String.format(Locale.ROOT, "%.2f M", listed.parameters() / 1e6),
                listed.size() + "x" + listed.size(),
                Integer.toString(listed.layers()),
                listed.source()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Pickled weights become safetensors by a line of Python, once for all:");
        answer().stream().filter(listed -> !listed.conversion().isEmpty()).forEach(listed -> {
            lines.add("");
            lines.add("# " + listed.architecture());
            lines.add("python -c '" + listed.conversion() + "'");
        });
        return lines;
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
