package io.editrisk.cli;

import io.editrisk.dataset.published.FormOption;
import io.editrisk.dataset.published.PublishedForm;
import io.editrisk.dataset.published.PublishedForms;
import io.editrisk.store.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code editrisk dataset kinds}. */
@Command(name = "kinds", description = "List the kinds of published data that can be imported.")
final class DatasetKindsCommand extends QuickCommand {

    record Listed(String kind, String summary, String source, List<FormOption> options) {}

    private static List<Listed> answer() {
        return PublishedForms.all().stream().map(DatasetKindsCommand::listed).toList();
    }

    private static Listed listed(PublishedForm form) {
        return new Listed(form.name(), form.summary(), form.source(), form.options());
    }

    @Override
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Listed listed : answer()) {
            lines.add(listed.kind() + ": " + listed.summary());
            lines.add("    SOURCE  " + listed.source());
            listed.options()
                    .forEach(option -> lines.add("    --option " + option.name() + "="
                            + (option.allowed().isEmpty() ? "TEXT" : String.join("|", option.allowed())) + "  "
                            + option.summary() + (option.standard().isEmpty() ? "" : " (" + option.standard() + ")")));
        }
        return lines;
    }

    @Override
    byte[] json() {
        return Json.encodePretty(answer());
    }
}
