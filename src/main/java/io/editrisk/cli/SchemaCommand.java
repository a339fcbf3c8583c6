package io.editrisk.cli;

import io.editrisk.experiment.ExperimentReader;
import io.editrisk.report.SummarySchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code editrisk schema}. */
@Command(
        name = "schema",
        description = "Print the JSON schema of experiment files, for editors, or of a report's summary.json.")
final class SchemaCommand extends QuickCommand {

    /** What there is a schema of. */
    private enum Of {
        EXPERIMENT,
        SUMMARY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "experiment",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE} when left out).")
    private Of of = Of.EXPERIMENT;

    @Override
    List<String> lines() {
        return new String(json(), StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    byte[] json() {
        return switch (of) {
            case EXPERIMENT -> new ExperimentReader().schema();
            case SUMMARY -> SummarySchema.json();
        };
    }
}
