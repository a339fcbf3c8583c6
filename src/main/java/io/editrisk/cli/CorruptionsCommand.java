package io.editrisk.cli;

import io.editrisk.shift.Corruptions;
import io.editrisk.store.Json;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code editrisk corruptions}. */
@Command(name = "corruptions", description = "List the corruptions that an experiment may name.")
final class CorruptionsCommand extends QuickCommand {

    record Corruption(String corruption, List<Integer> severities) {}

    private static List<Corruption> answer() {
        return Corruptions.names().stream()
                .map(name -> new Corruption(name, List.of(1, 2, 3, 4, 5)))
                .toList();
    }

    @Override
    List<String> lines() {
        Table table = new Table("CORRUPTION", "SEVERITIES");
        answer().forEach(corruption -> table.row(corruption.corruption(), "1 to 5"));
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
