package io.editrisk.cli;

import io.editrisk.experiment.form.NameForm;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.store.Json;
import java.util.List;
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

    /** {@code weight}: the shape of the tensor that is edited; empty where the layer has several. */
    record Layer(String layer, String weight) {}

    private List<Layer> answer() {
        List<String> known =
                Architectures.all().stream().map(Architecture::name).toList();
        Architecture architecture = Architectures.named(name)
                .orElseThrow(() -> new WrongInputException(NameForm.unknown("architecture", name, known)));
        Map<String, List<Long>> tensors = architecture.tensors(CLASSES);
        return architecture.editableLayers().stream()
                .map(layer -> new Layer(layer, shape(tensors.getOrDefault(layer + ".weight", List.of()))))
                .toList();
    }

    private static String shape(List<Long> dimensions) {
        return dimensions.stream()
                .map(dimension -> dimension == CLASSES ? "classes" : dimension.toString())
                .collect(Collectors.joining("x"));
    }

    @Override
    List<String> lines() {
        Table table = new Table("LAYER", "WEIGHT");
        answer().forEach(layer -> table.row(layer.layer(), layer.weight()));
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
