package io.editrisk.cli;

import io.editrisk.network.LayerProfile;
import io.editrisk.store.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code editrisk layers ARCHITECTURE}. */
@Command(
        name = "layers",
        description = "List the layers of an architecture that can be edited, in the order of the pass.")
final class LayersCommand extends QuickCommand {

    /** Stands for the number of classes while shapes are asked for: no other dimension is as large. */
    private static final int CLASSES = 1_000_003;

    @Parameters(paramLabel = "ARCHITECTURE", description = "One that `editrisk architectures` lists.")
    private String name = "";

    /**
     * {@code weight}: the shape of the tensor that is edited, or how many there are; {@code tensors}: each that training it
     * would change, with its shape; {@code follows}: what is before it; {@code megaflops}: for one picture.
     */
    record Listed(String layer, String weight, Map<String, String> tensors, String follows, double megaflops) {}

    private List<Listed> answer() {
        return LayerProfile.of(ArchitectureName.required(name), CLASSES).stream()
                .map(profile -> new Listed(
                        profile.layer(),
                        weight(profile.tensors()),
                        shapes(profile.tensors()),
                        profile.follows().name().toLowerCase(Locale.ROOT),
                        Math.round(profile.operations() / 1e4) / 1e2))
                .toList();
    }

    private static String weight(Map<String, List<Long>> tensors) {
        List<List<Long>> weights =
                tensors.values().stream().filter(shape -> shape.size() > 1).toList();
        return weights.size() == 1 ? shape(weights.get(0)) : tensors.size() + " tensors";
    }

    private static Map<String, String> shapes(Map<String, List<Long>> tensors) {
        Map<String, String> shapes = new LinkedHashMap<>();
        tensors.forEach((name, dimensions) -> shapes.put(name, shape(dimensions)));
        return shapes;
    }

    private static String shape(List<Long> dimensions) {
        return dimensions.stream()
                .map(dimension -> dimension == CLASSES ? "classes" : dimension.toString())
                .collect(Collectors.joining("x"));
    }

    @Override
    List<String> lines() {
        Table table = new Table("LAYER", "WEIGHT", "FOLLOWS", "MFLOP");
        answer().forEach(layer -> table.row(
                layer.layer(), layer.weight(), layer.follows(), String.format(Locale.ROOT, "%.2f", layer.megaflops())));
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
