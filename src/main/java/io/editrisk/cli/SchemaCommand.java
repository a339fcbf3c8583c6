package io.editrisk.cli;

import io.editrisk.experiment.ExperimentReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code editrisk schema}. */
@Command(name = "schema", description = "Print the JSON schema of experiment files, for editors.")
final class SchemaCommand extends QuickCommand {

    @Override
    List<String> lines() {
        return new String(json(), StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    byte[] json() {
        return new ExperimentReader().schema();
    }
}
