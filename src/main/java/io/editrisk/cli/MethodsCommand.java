package io.editrisk.cli;

import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.store.Json;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code editrisk methods}. */
@Command(name = "methods", description = "List the editing methods that an experiment may name.")
final class MethodsCommand extends QuickCommand {

    record Method(String method, boolean atLayer, boolean takesTarget, String summary) {}

    private static List<Method> answer() {
        return EditingMethods.all().stream()
                .map(method -> new Method(method.name(), method.atLayer(), method.takesTarget(), method.summary()))
                .toList();
    }

    @Override
    List<String> lines() {
        Table table = new Table("METHOD", "EDITS", "TARGET", "WHAT IT DOES");
        for (EditingMethod method : EditingMethods.all()) {
            table.row(
                    method.name(),
                    method.atLayer() ? "a layer" : "all layers",
                    method.takesTarget() ? "yes" : "no",
                    method.summary());
        }
        return table.lines();
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
