package io.editrisk.cli;

import io.editrisk.edit.Choice;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.function.EditedWeights;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.tensor.InvalidWeightsException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code editrisk export RUN EDIT}. */
@Command(
        name = "export",
        description = "Write the weights at a point of an edit's line as safetensors, under their published names.")
final class ExportCommand implements ApplicationCommand {

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's name.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "EDIT", description = "The edit's name, as the report has it: METHOD@LAYER.")
    private String edit = "";

    @Option(
            names = "--alpha",
            required = true,
            paramLabel = "A",
            description = "The point: 0 is where the edit starts, 1 the edited network.")
    private double alpha;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the safetensors file goes.")
    private Path file = Path.of("");

    @Option(
            names = "--delta",
            description =
                    "Write only what is to be added to the original tensors, of those that the edit, or the chain of edits,"
                            + " changed.")
    private boolean difference;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private ObjectStores stores;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private EditedWeights weights;

    @Override
    public void check() {
        if (Files.exists(file) && !force) {
            throw new WrongInputException(file + " is there already; --force replaces it");
        }
        if (Files.isDirectory(file)) {
            throw new WrongInputException(file + " is a folder; expected a file's name");
        }
        store.requireFree();
    }

    @Override
    public Map<String, String> settings() {
        return store.settings(false);
    }

    @Override
    public Integer call() throws IOException {
        ObjectStore home = stores.home();
        EditedWeights.Point point = point(home, Runs.plan(home, run), edit, alpha, difference);
        try {
            WholeFile.make(file, part -> weights.write(home, point, part));
        } catch (InvalidWeightsException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("weights: " + file);
        out.flush();
        return ExitStatus.DONE;
    }

    /** What is asked for; a {@link WrongInputException} that says what there is where the run has no such thing. */
    static EditedWeights.Point point(ObjectStore home, Plan plan, String name, double alpha, boolean difference) {
        PlannedEdit edit = plan.reported(name)
                .orElseThrow(() -> new WrongInputException(
                        "run " + plan.run() + " has no edit " + name + "; it has " + names(plan)));
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new WrongInputException("--alpha is " + alpha + "; expected 0 to 1, measured were "
                    + plan.alphas().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        Choice choice = EditedWeights.choice(home, plan, edit.name())
                .orElseThrow(() -> new WrongInputException("the trials of " + name
                        + " are not all done; editrisk status " + plan.run() + " says how far they are"));
        if (choice.trial().isEmpty()) {
            throw new WrongInputException("no trial of " + name + " gained anything ("
                    + choice.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + "): there are no edited weights");
        }
        return new EditedWeights.Point(plan, edit.name(), alpha, difference);
    }

    private static String names(Plan plan) {
        List<String> names = plan.edits().stream()
                .flatMap(edit -> edit.reportedAs().stream())
                .map(PlannedEdit.ReportedAs::edit)
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
