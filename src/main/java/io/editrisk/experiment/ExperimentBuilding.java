package io.editrisk.experiment;

import io.editrisk.edit.Augmentation;
import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.edit.Halving;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.Optimisation.Kind;
import io.editrisk.edit.Rewrite;
import io.editrisk.edit.Spatial;
import io.editrisk.edit.Target;
import io.editrisk.edit.TrialRule;
import io.editrisk.experiment.Choosing.AlphaRule;
import io.editrisk.experiment.Experiment.Alphas;
import io.editrisk.experiment.Experiment.Edit;
import io.editrisk.experiment.Experiment.EditingTask;
import io.editrisk.experiment.Experiment.External;
import io.editrisk.experiment.Experiment.Gate;
import io.editrisk.experiment.Experiment.Model;
import io.editrisk.experiment.Experiment.Shifts;
import io.editrisk.experiment.Experiment.StopWhen;
import io.editrisk.experiment.Experiment.Task;
import io.editrisk.experiment.Experiment.TaskTraining;
import io.editrisk.experiment.Experiment.Wording;
import io.editrisk.experiment.form.Value;
import io.editrisk.experiment.form.Value.Fields;
import io.editrisk.network.Precision;
import io.editrisk.shift.Corruptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * From what was read without a mistake to the experiment. What has no order to people gets one here (rates ascend,
 * corruptions go by the catalogue), so that listing it otherwise is the same experiment.
 */
final class ExperimentBuilding {

    /** That of the paper's figure 3. */
    private static final int RANK = 1;

    /** The paper does not say; at this one both styles that were tried gained. */
    private static final double INITIAL_SCALE = 0.02;

    /** Far below what tells directions apart, far above what rounding adds. */
    private static final double RIDGE = 1e-6;

    private static final List<Integer> EVERY_SEVERITY = List.of(1, 2, 3, 4, 5);

    /** Stands for learning rates that are searched. */
    static final String AUTO = "auto";

    /** The names of the targets in files. */
    static final List<String> TARGETS = Arrays.stream(Target.values())
            .map(target -> target.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The names of {@link Spatial} in files, the default first. */
    static final List<String> SPATIALS = Arrays.stream(Spatial.values())
            .map(spatial -> spatial.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();

    /** The names of the precisions in files, the default first. */
    static final List<String> PRECISIONS = Arrays.stream(Precision.values())
            .map(precision -> precision.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The names of the rules for trials in files, the default first. */
    static final List<String> TRIAL_RULES = Arrays.stream(TrialRule.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The names of the rules for α in files, the default first. */
    static final List<String> ALPHA_RULES = Arrays.stream(AlphaRule.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The names of the optimisers in files. */
    static final List<String> OPTIMISERS = Arrays.stream(Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final String NONE = "none";

    /** The names of {@link Augmentation} in files, the default first. */
    static final List<String> AUGMENTATIONS = Stream.concat(
                    Stream.of(NONE),
                    Arrays.stream(Augmentation.values())
                            .map(augmentation ->
                                    augmentation.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .toList();

    /** The keys that name weights that were edited elsewhere. */
    static final List<String> EXTERNAL = List.of("weights", "delta");

    private final Fields fields;

    ExperimentBuilding(Fields fields) {
        this.fields = fields;
    }

    Experiment experiment() {
        Fields task = fields.section("task");
        List<EditingTask> editing = editingTasks();
        Fields alphas = fields.section("alphas");
        Model model = model(fields.section("model"));
        return new Experiment(
                fields.text("name"),
                fields.whole("seed"),
                model,
                new Task(task.text("validation"), whole(task, "limit"), prompts(task), training(task)),
                editing,
                fields.items("edits").stream()
                        .map(edit -> edit((Fields) edit, editing, model))
                        .toList(),
                new Alphas(alphas.decimal("from"), alphas.decimal("to"), alphas.decimal("step")),
                new Choosing(
                        TrialRule.valueOf(fields.text("choose-trial").toUpperCase(Locale.ROOT)),
                        AlphaRule.valueOf(fields.text("choose-alpha").toUpperCase(Locale.ROOT)),
                        fields.find("fixed-alpha").isPresent()
                                ? OptionalDouble.of(fields.decimal("fixed-alpha"))
                                : OptionalDouble.empty(),
                        fields.truth("selection-split")),
                shifts(fields.section("shifts")),
                fields.truth("exclude-edited"),
                gate(fields.section("gate")),
                stopWhen());
    }

    private Optional<StopWhen> stopWhen() {
        Fields stop = fields.section("stop-when");
        return fields.given().containsKey("stop-when")
                ? Optional.of(new StopWhen(decimal(stop, "interval-below"), (int) stop.whole("looks")))
                : Optional.empty();
    }

    private List<EditingTask> editingTasks() {
        Optional<Value> only = fields.find("editing-task");
        return only.isPresent()
                ? List.of(editingTask(EditingTask.ONLY, (Fields) only.get()))
                : fields.items("editing-tasks").stream()
                        .map(Fields.class::cast)
                        .map(task -> editingTask(task.text("name"), task))
                        .toList();
    }

    private static EditingTask editingTask(String name, Fields task) {
        return new EditingTask(name, task.text("train"), task.text("validation"), whole(task, "limit"), prompts(task));
    }

    private static Model model(Fields model) {
        return new Model(
                model.text("architecture"),
                model.text("weights"),
                whole(model, "size"),
                Precision.valueOf(model.text("precision").toUpperCase(Locale.ROOT)));
    }

    private static Optional<TaskTraining> training(Fields task) {
        return task.find("train").map(train -> new TaskTraining(task.text("train"), whole(task, "train-limit")));
    }

    private static Optional<Wording> prompts(Fields task) {
        return task.find("prompts")
                .map(Fields.class::cast)
                .map(prompts -> new Wording(
                        prompts.find("classes").map(classes -> prompts.text("classes")), prompts.text("templates")));
    }

    private static Edit edit(Fields edit, List<EditingTask> tasks, Model model) {
        EditingMethod method = EditingMethods.named(edit.text("method")).orElseThrow();
        List<Target> targets = targets(edit, method);
        boolean auto = edit.find("learning-rates")
                .filter(Value.Scalar.class::isInstance)
                .isPresent();
        return new Edit(
                method.name(),
                edit.find("tasks").isPresent()
                        ? edit.contents("tasks", String.class)
                        : tasks.stream().map(EditingTask::name).toList(),
                edit.contents("layers", String.class),
                auto
                        ? Halving.RATES
                        : edit.contents("learning-rates", Double.class).stream()
                                .sorted()
                                .toList(),
                auto ? Optional.of(halving(edit, targets)) : Optional.empty(),
                targets,
                method.takesRank() ? Optional.of(lowRank(edit, method)) : Optional.empty(),
                method.trains() ? Optional.of(optimiser(edit, model)) : Optional.empty(),
                (int) edit.whole("restarts"),
                (int) edit.whole("epochs"),
                decimal(edit, "max-minutes"),
                whole(edit, "batch-size"),
                augmentation(edit),
                external(edit),
                text(edit, "base"),
                text(edit, "as"));
    }

    private static Halving halving(Fields edit, List<Target> targets) {
        int trials = Halving.RATES.size() * Math.max(1, targets.size()) * (int) edit.whole("restarts");
        return Halving.of(trials, (int) edit.whole("epochs"));
    }

    private static List<Target> targets(Fields edit, EditingMethod method) {
        if (edit.find("target").isEmpty()) {
            return method.takesTarget() ? List.of(Target.FROZEN) : List.of();
        }
        return edit.contents("target", String.class).stream()
                .map(target -> Target.valueOf(target.toUpperCase(Locale.ROOT)))
                .sorted()
                .toList();
    }

    private static Optional<External> external(Fields edit) {
        return EXTERNAL.stream()
                .filter(key -> edit.find(key).isPresent())
                .map(key -> new External(edit.text(key), key.equals("delta")))
                .findFirst();
    }

    private static LowRank lowRank(Fields edit, EditingMethod method) {
        return new LowRank(
                whole(edit, "rank").orElse(RANK),
                decimal(edit, "initial-scale").orElse(INITIAL_SCALE),
                method.takesMoment() ? Optional.of(rewrite(edit)) : Optional.empty());
    }

    private static Rewrite rewrite(Fields edit) {
        return new Rewrite(
                edit.find("centred").isPresent() && edit.truth("centred"),
                decimal(edit, "ridge").orElse(RIDGE),
                spatial(edit),
                masked(edit));
    }

    /** Whether an edit looks at the changed part of images alone. */
    static boolean masked(Fields edit) {
        return edit.find("masked").isPresent() && edit.truth("masked");
    }

    /** Where in a kernel an edit of low rank is. */
    static Spatial spatial(Fields edit) {
        return edit.find("spatial").isPresent()
                ? Spatial.valueOf(edit.text("spatial").toUpperCase(Locale.ROOT).replace('-', '_'))
                : Spatial.CENTRE;
    }

    /** PAINT's for CLIP, the paper's for all others, unless the file says another. */
    private static Optimisation optimiser(Fields edit, Model model) {
        Kind kind = edit.find("optimiser")
                .map(named -> Kind.valueOf(edit.text("optimiser").toUpperCase(Locale.ROOT)))
                .orElse(model.network().texts().isPresent() ? Kind.ADAMW : Kind.SGD);
        return new Optimisation(
                kind,
                decimal(edit, "weight-decay").orElse(kind.weightDecay()),
                whole(edit, "warmup-steps").orElse(kind.warmupSteps()));
    }

    private static Optional<Augmentation> augmentation(Fields edit) {
        return edit.find("augmentation")
                .map(given -> edit.text("augmentation"))
                .filter(name -> !name.equals(NONE))
                .map(name -> Augmentation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static Shifts shifts(Fields shifts) {
        List<String> asked = shifts.contents("corruptions", String.class);
        Stream<Integer> severities = shifts.find("severities").isPresent()
                ? shifts.contents("severities", Long.class).stream().map(Long::intValue)
                : EVERY_SEVERITY.stream();
        return new Shifts(
                Corruptions.names().stream().filter(asked::contains).toList(),
                asked.isEmpty() ? List.of() : severities.sorted().toList(),
                shifts.contents("datasets", String.class));
    }

    private static Optional<Gate> gate(Fields gate) {
        Optional<Double> drop = decimal(gate, "max-original-drop");
        Optional<Double> penalty = decimal(gate, "max-original-ood-penalty");
        return drop.isEmpty() && penalty.isEmpty() ? Optional.empty() : Optional.of(new Gate(drop, penalty));
    }

    private static Optional<Double> decimal(Fields section, String key) {
        return section.find(key).map(value -> section.decimal(key));
    }

    private static Optional<String> text(Fields section, String key) {
        return section.find(key).map(value -> section.text(key));
    }

    private static OptionalInt whole(Fields section, String key) {
        Optional<Value> value = section.find(key);
        return value.isPresent() ? OptionalInt.of((int) section.whole(key)) : OptionalInt.empty();
    }
}
