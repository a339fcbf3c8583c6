package io.editrisk.experiment;

import io.editrisk.edit.Augmentation;
import io.editrisk.edit.Brought;
import io.editrisk.edit.EditingMethod;
import io.editrisk.edit.EditingMethods;
import io.editrisk.edit.Halving;
import io.editrisk.edit.LowRank;
import io.editrisk.edit.Optimisation;
import io.editrisk.edit.Target;
import io.editrisk.edit.TrainedMethod;
import io.editrisk.edit.TrialSpec;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.store.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The edits of an experiment: those that train alike made one, each with its trials in a fixed order. */
final class PlannedEdits {

    private PlannedEdits() {}

    /** What decides about the weights that come out: equal for edits that share their trials. */
    private record Training(
            String task,
            String method,
            Optional<String> layer,
            List<Double> learningRates,
            Optional<Halving> halving,
            List<Target> targets,
            Optional<LowRank> lowRank,
            Optional<Optimisation> optimiser,
            int restarts,
            int epochs,
            Optional<Double> maxMinutes,
            OptionalInt batchSize,
            Optional<Augmentation> augmentation,
            Optional<Brought> brought,
            Optional<String> base) {}

    /** @param external digests of the files of edited weights, by key */
    static List<PlannedEdit> of(Experiment experiment, Map<String, String> external) {
        Map<Training, List<ReportedAs>> reported = new LinkedHashMap<>();
        for (Experiment.EditingTask task : experiment.editingTasks()) {
            experiment.edits().stream()
                    .filter(edit -> edit.tasks().contains(task.name()))
                    .forEach(edit -> add(edit, task.name(), external, reported));
        }
        List<PlannedEdit> planned = new ArrayList<>();
        reported.forEach((training, rows) -> planned.add(new PlannedEdit(
                rows.get(0).edit(),
                training.task(),
                training.layer(),
                rows,
                training.halving(),
                training.maxMinutes(),
                training.base(),
                trials(training, experiment.seed()))));
        return planned;
    }

    private static void add(
            Experiment.Edit edit, String task, Map<String, String> external, Map<Training, List<ReportedAs>> reported) {
        EditingMethod method = method(edit.method());
        for (Optional<String> layer : layers(edit)) {
            Optional<String> at = edit.external().map(Experiment.External::stem).or(() -> layer);
            String place = PlannedEdit.placeOf(method.name(), at, edit.as());
            reported.computeIfAbsent(training(task, method, layer, edit, external), same -> new ArrayList<>())
                    .add(new ReportedAs(PlannedEdit.nameOf(task, place), place, method.name()));
        }
    }

    private static EditingMethod method(String name) {
        return EditingMethods.named(name).orElseThrow(() -> new IllegalArgumentException("unknown method " + name));
    }

    private static List<Optional<String>> layers(Experiment.Edit edit) {
        return edit.layers().isEmpty()
                ? List.of(Optional.empty())
                : edit.layers().stream().map(Optional::of).toList();
    }

    private static Training training(
            String task,
            EditingMethod method,
            Optional<String> layer,
            Experiment.Edit edit,
            Map<String, String> external) {
        return new Training(
                task,
                EditingMethods.trained(method.name())
                        .map(TrainedMethod::training)
                        .orElse(method.name()),
                layer,
                edit.learningRates(),
                edit.halving(),
                edit.targets(),
                edit.lowRank(),
                edit.optimiser(),
                edit.restarts(),
                edit.epochs(),
                edit.maxMinutes(),
                edit.batchSize(),
                edit.augmentation(),
                edit.external().map(from -> new Brought(from.key(), digest(from.key(), external), from.difference())),
                edit.base());
    }

    private static String digest(String key, Map<String, String> external) {
        return Optional.ofNullable(external.get(key))
                .orElseThrow(() -> new IllegalArgumentException("not among the files of edited weights: " + key));
    }

    private static List<TrialSpec> trials(Training training, long seed) {
        List<Optional<Target>> targets = training.targets().isEmpty()
                ? List.of(Optional.empty())
                : training.targets().stream().map(Optional::of).toList();
        List<TrialSpec> trials = new ArrayList<>();
        if (training.brought().isPresent()) {
            trials.add(trial(0, training, 0, Optional.empty(), 0, seed));
        }
        for (double rate : training.learningRates()) {
            for (Optional<Target> target : targets) {
                for (int restart = 0; restart < training.restarts(); restart++) {
                    trials.add(trial(trials.size(), training, rate, target, restart, seed));
                }
            }
        }
        return trials;
    }

    private static TrialSpec trial(
            int number, Training training, double rate, Optional<Target> target, int restart, long seed) {
        return new TrialSpec(
                number,
                training.method(),
                training.layer(),
                rate,
                target,
                training.lowRank(),
                training.optimiser(),
                restart,
                training.brought().isPresent() ? 0 : training.epochs(),
                training.batchSize(),
                training.augmentation(),
                training.brought(),
                seed(seed, training, number));
    }

    private static long seed(long experiment, Training training, int trial) {
        return new Digest()
                .add(Long.toString(experiment))
                .add(PlannedEdit.nameOf(training.task(), training.method()))
                .add(training.layer().orElse(""))
                .add(Integer.toString(trial))
                .number();
    }
}
