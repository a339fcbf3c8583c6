package io.editrisk.experiment;

import io.editrisk.edit.Augmentation;
import io.editrisk.edit.EditingMethods;
import io.editrisk.edit.Halving;
import io.editrisk.edit.Target;
import io.editrisk.edit.TrainedMethod;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.Looks;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.PassCost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what an experiment asks for. What the edits are trained on is not known yet, so no image is left out. */
public final class WorkloadCount {

    private static final int REQUESTS_A_TASK = 5;
    private static final int REQUESTS_A_TRIAL = 7;
    private static final int REQUESTS_AN_EDIT = 6;

    private final Experiment experiment;
    private final FilesHere.Found found;
    private final Architecture architecture;
    private final Network network;
    private final PassCost pass;
    private final List<PlannedEdit> edits;
    private final List<AskedSet> sets;
    private final Map<CostsAlike, TrainingCost> costs = new HashMap<>();
    private final Map<MeasuredOn, Measured> measured = new HashMap<>();
    private final Map<String, List<Long>> tensors;

    /** What a trial's cost depends on, beside its data and its epochs. */
    private record CostsAlike(
            String method, Optional<String> layer, Optional<Target> target, Optional<Augmentation> augmentation) {}

    /** @param found what the numbers that the experiment leaves open are taken from */
    public WorkloadCount(Experiment experiment, FilesHere.Found found) {
        this.experiment = experiment;
        this.found = found;
        architecture = experiment.model().network();
        network = new Network(architecture);
        pass = new PassCost(architecture);
        Map<String, String> external = new HashMap<>();
        experiment.edits().forEach(edit -> edit.external().ifPresent(from -> external.put(from.key(), from.key())));
        edits = PlannedEdits.of(experiment, external);
        sets = AskedSet.of(experiment);
        tensors = architecture.tensors(
                Math.max(1, found.classes().orElse(architecture.publication().classes())));
    }

    /** The numbers. */
    public Workload count() {
        Amount unedited = sum(sets.stream(), this::images);
        Amount edited = sum(edits.stream(), edit -> measured(edit).images().times(points(edit)));
        Amount tasks = sum(sets.stream(), this::tasks)
                .plus(sum(edits.stream(), edit -> measured(edit).tasks()));
        int trials = edits.stream().mapToInt(edit -> edit.trials().size()).sum();
        int trained = edits.stream().mapToInt(WorkloadCount::trained).sum();
        return new Workload(
                edits.size(),
                trials,
                trials().mapToInt(TrialSpec::epochs).max().orElse(0),
                tasks,
                unedited,
                unedited.plus(edited),
                pass.whole(),
                unedited.times((double) pass.whole()),
                sum(edits.stream(), edit -> measured(edit).images().times((double) pass.before(from(edit)))),
                sum(edits.stream(), edit -> measured(edit).images().times(points(edit) * pass.from(from(edit)))),
                sum(edits.stream(), this::training),
                moments(),
                found.heads(),
                weightBytes(),
                sum(datasets(), found::bytes),
                sum(edits.stream(), this::deltaBytes),
                tasks.times(REQUESTS_A_TASK)
                        .plus(Amount.known(trained * REQUESTS_A_TRIAL + (double) edits.size() * REQUESTS_AN_EDIT)),
                experiment.stopWhen().isPresent());
    }

    /** Tasks of an edit's trials: each trial of each rung where its rates are searched. */
    private static int trained(PlannedEdit edit) {
        return edit.halving()
                .map(search ->
                        search.rungs().stream().mapToInt(Halving.Rung::trials).sum())
                .orElse(edit.trials().size());
    }

    private Stream<TrialSpec> trials() {
        return edits.stream().flatMap(edit -> edit.trials().stream());
    }

    private static <T> Amount sum(Stream<T> some, Function<T, Amount> each) {
        return some.map(each).reduce(Amount.NONE, Amount::plus);
    }

    /** What edits for a task that start from others' results for earlier ones are measured on. */
    private record MeasuredOn(String task, Set<String> earlier) {}

    private record Measured(Amount images, Amount tasks) {}

    /** As {@link Plan#sets(String)} has it. */
    private Measured measured(PlannedEdit edit) {
        Set<String> earlier = edit.below(edits).stream().map(PlannedEdit::task).collect(Collectors.toSet());
        return measured.computeIfAbsent(new MeasuredOn(edit.task(), earlier), this::measured);
    }

    private Measured measured(MeasuredOn on) {
        List<AskedSet> asked = sets.stream()
                .filter(set -> set.task().map(on.task()::equals).orElse(true)
                        || on.earlier().contains(set.id()))
                .toList();
        return new Measured(sum(asked.stream(), this::images), sum(asked.stream(), this::tasks));
    }

    /** As {@link Plan#tasks(String)} has them: what an edit starts from is measured with it where that is another edit's. */
    private double points(PlannedEdit edit) {
        return experiment.alphas().points().stream()
                .filter(alpha -> alpha > 0 || edit.base().isPresent())
                .count();
    }

    private Amount images(AskedSet set) {
        return images(set.dataset(), set.limit());
    }

    private Amount images(String dataset, OptionalInt limit) {
        return limit.isPresent() ? Amount.known(limit.getAsInt()) : found.samples(dataset);
    }

    private Amount tasks(AskedSet set) {
        Amount images = images(set);
        Looks looks = looks();
        double tasks = 0;
        for (int look = 1; look <= looks.most(); look++) {
            int all = (int) images.known();
            int added = looks.images(look, all) - looks.images(look - 1, all);
            tasks += Math.ceil((double) added / Planner.IMAGES_PER_TASK);
        }
        return new Amount(tasks, images.complete());
    }

    /** As {@link Plan#looks} has them. */
    private Looks looks() {
        int original =
                (int) images(experiment.task().validation(), experiment.task().limit())
                        .known();
        return experiment
                .stopWhen()
                .filter(stop -> original > 0)
                .map(stop -> Looks.of(stop.looks(), original))
                .orElse(Looks.AT_THE_END);
    }

    /** The first edited layer; of weights that were edited elsewhere it is not known, and nothing lies before it. */
    private String from(PlannedEdit edit) {
        return cost(edit).map(TrainingCost::from).orElseGet(network::first);
    }

    /** All trials of an edit cost the same. */
    private Optional<TrainingCost> cost(PlannedEdit edit) {
        TrialSpec first = edit.trials().get(0);
        return EditingMethods.trained(first.method()).map(method -> cost(method, first));
    }

    private Amount training(PlannedEdit edit) {
        Experiment.EditingTask task = experiment.editingTask(edit.task());
        Amount validation = images(task.validation(), task.limit())
                .times(experiment.choosing().split() ? 0.5 : 1);
        Optional<TrainingCost> cost = cost(edit);
        // what was edited elsewhere is measured before and after
        return cost.isEmpty()
                ? validation.times(2.0 * pass.whole())
                : trained(edit, found.samples(task.train()), validation).plus(judged(edit));
    }

    private Amount trained(PlannedEdit edit, Amount pairs, Amount validation) {
        if (edit.halving().isEmpty()) {
            return sum(edit.trials().stream(), trial -> cost(trial).of(pairs, validation, trial.epochs()));
        }
        TrainingCost cost = cost(edit.trials().get(0));
        Amount training = Amount.NONE;
        int behind = 0;
        for (Halving.Rung rung : edit.halving().get().rungs()) {
            training = training.plus(
                    cost.of(pairs, validation, rung.epochs() - behind).times(rung.trials()));
            behind = rung.epochs();
        }
        return training;
    }

    /** Trials that are chosen by their cost see the original task's images before and after. */
    private Amount judged(PlannedEdit edit) {
        if (!experiment.choosing().trial().looksAtOriginal()) {
            return Amount.NONE;
        }
        String from = from(edit);
        return images(experiment.task().validation(), experiment.task().limit())
                .times(trained(edit) * (pass.before(from) + 2.0 * pass.from(from)));
    }

    private TrainingCost cost(TrialSpec trial) {
        return cost(EditingMethods.trained(trial.method()).orElseThrow(), trial);
    }

    private TrainingCost cost(TrainedMethod method, TrialSpec trial) {
        return costs.computeIfAbsent(
                new CostsAlike(trial.method(), trial.layer(), trial.target(), trial.augmentation()),
                alike -> new TrainingCost(network, pass, method, trial));
    }

    /** One pass over the original task's training data for each network that is rewritten. */
    private Amount moments() {
        return sum(edits.stream().map(PlannedEdit::base).distinct(), this::moments);
    }

    /** To the last layer that is rewritten of what starts from there. */
    private Amount moments(Optional<String> base) {
        double last = edits.stream()
                .filter(edit -> edit.base().equals(base))
                .flatMap(edit -> edit.trials().stream())
                .filter(trial -> trial.lowRank().flatMap(form -> form.rewrite()).isPresent())
                .map(trial -> trial.layer().orElseThrow())
                .distinct()
                .mapToDouble(layer -> pass.between(network.first(), layer))
                .max()
                .orElse(0);
        return experiment
                .task()
                .train()
                .map(train -> images(train.images(), train.limit()).times(last))
                .orElse(Amount.NONE);
    }

    private Amount weightBytes() {
        return found.weightBytes(experiment.model().weights()).orElseGet(() -> Amount.known(bytes(tensors.keySet())));
    }

    private Amount deltaBytes(PlannedEdit edit) {
        Set<String> changed = cost(edit).map(TrainingCost::trained).orElse(tensors.keySet());
        return Amount.known((double) edit.trials().size() * bytes(changed));
    }

    /** In float32. */
    private double bytes(Set<String> chosen) {
        return tensors.entrySet().stream()
                .filter(tensor -> chosen.contains(tensor.getKey()))
                .mapToDouble(tensor -> tensor.getValue().stream().reduce(1L, Math::multiplyExact) * Float.BYTES)
                .sum();
    }

    private Stream<String> datasets() {
        Stream<String> editing = experiment.editingTasks().stream()
                .flatMap(task ->
                        edits.isEmpty() ? Stream.of(task.validation()) : Stream.of(task.train(), task.validation()));
        Stream<String> trained = experiment.task().train().stream().map(Experiment.TaskTraining::images);
        return Stream.of(
                        Stream.of(experiment.task().validation()),
                        trained,
                        editing,
                        experiment.shifts().datasets().stream())
                .flatMap(keys -> keys)
                .distinct();
    }
}
