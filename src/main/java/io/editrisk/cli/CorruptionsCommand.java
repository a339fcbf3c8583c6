package io.editrisk.cli;

import io.editrisk.shift.Corruptions;
import io.editrisk.store.Json;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code editrisk corruptions}. */
@Command(name = "corruptions", description = "List the corruptions that an experiment may name.")
final class CorruptionsCommand extends QuickCommand {

    record Listed(String corruption, String group, List<Integer> severities, String summary) {}

    private static List<Listed> answer() {
        return Corruptions.all().stream()
                .map(corruption -> new Listed(
                        corruption.name(),
                        corruption.group().name().toLowerCase(Locale.ROOT),
                        List.of(1, 2, 3, 4, 5),
                        corruption.summary()))
                .toList();
    }

    @Override
    List<String> lines() {
        Table table = new Table("CORRUPTION", "GROUP", "SEVERITIES", "WHAT IT DOES");
        answer().forEach(listed -> table.row(listed.corruption(), listed.group(), "1 to 5", listed.summary()));
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
