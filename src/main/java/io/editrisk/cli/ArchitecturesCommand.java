package io.editrisk.cli;

import io.editrisk.network.Architectures;
import io.editrisk.store.Json;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code editrisk architectures}. */
@Command(name = "architectures", description = "List the architectures that an experiment may name.")
final class ArchitecturesCommand extends QuickCommand {

    /** {@code size}: width and height of its input in pixels; {@code layers}: how many can be edited. */
    record Listed(String architecture, int size, int layers) {}

    private static List<Listed> answer() {
        return Architectures.all().stream()
                .map(architecture -> new Listed(
                        architecture.name(),
                        architecture.preprocessing().size(),
                        architecture.editableLayers().size()))
                .toList();
    }

    @Override
    List<String> lines() {
        Table table = new Table("ARCHITECTURE", "PICTURES", "LAYERS TO EDIT");
        answer().forEach(listed -> table.row(
                listed.architecture(), listed.size() + "x" + listed.size(), Integer.toString(listed.layers())));
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
