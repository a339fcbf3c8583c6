package io.editrisk.function;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.UndecodedSample;
import io.editrisk.edit.Choice;
import io.editrisk.edit.Outcome;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.Look;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.report.RunResults;
import io.editrisk.shift.SeededShifts;
import io.editrisk.shift.Shift;
import io.editrisk.store.Json;
import io.editrisk.store.MalformedJsonException;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads everything that a measured run left in the store. */
@ApplicationScoped
class Gathering {

    private static final int EXAMPLE_IMAGES = 3;

    private final RunInputs inputs;

    Gathering(RunInputs inputs) {
        this.inputs = inputs;
    }

    /** What lacks is written down there, a line each. */
    RunResults results(ObjectStore store, Plan plan) {
        List<String> lacking = new ArrayList<>();
        List<TrialRecord> trials = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        List<StartingPoint> starts = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        for (PlannedEdit edit : plan.edits()) {
            Optional<Choice> choice = read(store, StoreLayout.choice(plan.run(), edit.name()), Choice.class, lacking);
            if (choice.isEmpty()) {
                continue;
            }
            choices.add(choice.get());
            looks.addAll(LooksTaken.of(store, plan, edit.name()).looks());
            trials.addAll(new Rungs(store, plan, edit).results(key -> read(store, key, TrialRecord.class, lacking)));
            if (edit.base().isPresent() && choice.get().outcome() != Outcome.NO_BASE) {
                read(store, StoreLayout.start(plan.run(), edit.name()), StartingPoint.class, lacking)
                        .ifPresent(starts::add);
            }
        }
        return new RunResults(
                plan,
                trials,
                choices,
                starts,
                looks,
                new StoredRecords(store, plan),
                StoredPictures.ifThere(() -> examples(store, plan)).orElse(List.of()),
                new StoredPictures(inputs, store, plan),
                lacking);
    }

    private static <T> Optional<T> read(ObjectStore store, String key, Class<T> type, List<String> lacking) {
        Optional<byte[]> json = store.find(key);
        if (json.isEmpty()) {
            lacking.add(key + ": missing");
            return Optional.empty();
        }
        try {
            return Optional.of(Json.decode(json.get(), type));
        } catch (MalformedJsonException e) {
            lacking.add(key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The first images of the editing tasks, and one picture under each corruption at its severest. */
    private List<RunResults.Example> examples(ObjectStore store, Plan plan) {
        List<Experiment.EditingTask> tasks = plan.experiment().editingTasks();
        List<RunResults.Example> examples = new ArrayList<>();
        int each = Math.max(1, EXAMPLE_IMAGES / tasks.size());
        for (Experiment.EditingTask task : tasks.subList(0, Math.min(tasks.size(), EXAMPLE_IMAGES))) {
            Dataset train = inputs.dataset(store, plan, task.train());
            train.imagesOrPairs(0, Math.min(each, train.manifest().samples()))
                    .forEach(image -> examples.addAll(shown(train, task, image)));
        }
        UndecodedSample first = inputs.dataset(store, plan, tasks.get(0).train())
                .imagesOrPairs(0, 1)
                .get(0);
        SeededShifts shifts = inputs.frost().shifts(plan);
        severest(plan)
                .forEach(shift -> examples.add(new RunResults.Example(
                        shift.corruption() + ", severity " + shift.severity(),
                        shifts.apply(shift, first.identity(), first.picture()))));
        return examples;
    }

    private static List<RunResults.Example> shown(Dataset train, Experiment.EditingTask task, UndecodedSample image) {
        String label = train.manifest().classes().get(image.label());
        String modified = task.name().equals(Experiment.EditingTask.ONLY) ? "modified" : task.name();
        return train.manifest().kind() == Kind.PAIRS
                ? List.of(
                        new RunResults.Example(label + ", original", image.picture()),
                        new RunResults.Example(label + ", " + modified, image.modified()))
                : List.of(new RunResults.Example(label + ", edited for", image.picture()));
    }

    private static Stream<Shift> severest(Plan plan) {
        int severity = plan.experiment().shifts().severities().stream()
                .max(Integer::compare)
                .orElse(1);
        return plan.experiment().shifts().corruptions().stream().map(corruption -> new Shift(corruption, severity));
    }
}
