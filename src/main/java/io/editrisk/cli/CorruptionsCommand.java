package io.editrisk.cli;

import io.editrisk.shift.Corruptions;
import io.editrisk.store.Json;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code editrisk corruptions}. */
@Command(
        name = "corruptions",
        description = {
            "List the corruptions that an experiment may name.",
            "",
            "The 15 common ones are those that published means are over; the 4 extra ones were put aside for validation."
                    + " Parameters are those published for ImageNet-C (224 pixels), Tiny-ImageNet-C (64), CIFAR-10-C (32)"
                    + " and ImageNet-C for Inception (299).",
            "A picture whose shorter side is 299 takes the last; any other takes those of 224, 64 or 32, whichever is"
                    + " nearest by ratio: from 120 pixels on those of 224, as in bethgelab's imagecorruptions. Radii and"
                    + " strengths stay as they are. What depends on the size goes with it: the fog's fractal is a square"
                    + " of the next power of two, frost is enlarged until it covers the picture, zoom and snow keep the"
                    + " middle of either side, and elastic's lengths grow with the shorter side.",
            "Frost is cut from five generated textures, for the published ones come without a licence;"
                    + " corrupt, run, resume and serve take those of a folder by --frost DIR."
        })
final class CorruptionsCommand extends QuickCommand {

    record Listed(String corruption, String group, boolean common, List<Integer> severities, String summary) {}

    private static List<Listed> answer() {
        return Corruptions.all().stream()
                .map(corruption -> new Listed(
                        corruption.name(),
                        corruption.group().name().toLowerCase(Locale.ROOT),
                        corruption.common(),
                        List.of(1, 2, 3, 4, 5),
                        corruption.summary()))
                .toList();
    }

    @Override
    List<String> lines() {
        Table table = new Table("CORRUPTION", "GROUP", "SET", "SEVERITIES", "WHAT IT DOES");
        for (Listed listed : answer()) {
            String set = listed.common() ? "common" : "extra";
            table.row(listed.corruption(), listed.group(), set, "1 to 5", listed.summary());
        }
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
