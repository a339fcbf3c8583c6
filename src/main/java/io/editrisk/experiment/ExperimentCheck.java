package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.ImageIdentity;
import io.editrisk.evaluation.Halves;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.store.ObjectStores;
import io.editrisk.text.Prompts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Holds an experiment against the store: weights and data sets are there, whole, and fit the architecture and one
 * another. Every shard and every picture is read.
 */
public final class ExperimentCheck {

    private final ObjectStores stores;
    private final Datasets datasets;
    private final Path scratch;
    private final boolean scriptsTrusted;

    /**
     * A check.
     *
     * @param scratch a folder for the weights while they are checked; made when it is not there
     * @param scriptsTrusted whether weights may be TorchScript, which is a program: it is run
     */
    public ExperimentCheck(ObjectStores stores, Datasets datasets, Path scratch, boolean scriptsTrusted) {
        this.scriptsTrusted = scriptsTrusted;
        this.stores = stores;
        this.datasets = datasets;
        this.scratch = scratch;
    }

    /**
     * Checks an experiment that was read; each fault stands at the value that names what is wrong.
     *
     * @param file the file or key as the user knows it
     */
    public Checked check(Reading.Read read, String file) {
        Mistakes mistakes = new Mistakes();
        Experiment experiment = read.experiment();
        Place weightsPlace = read.places().of("model", "weights");
        Optional<WeightsCheck.Found> weights = weights(read, mistakes);

        DatasetsCheck data = new DatasetsCheck(datasets, stores.home(), mistakes, DatasetsCheck.Depth.CONTENT);
        NamedDataset.of(read).forEach(data::check);
        Map<String, DatasetManifest> manifests = data.manifests();
        Optional<DatasetManifest> original =
                Optional.ofNullable(manifests.get(experiment.task().validation()));
        Optional<TaskPrompts> prompts = prompts(read, manifests, mistakes);
        if (weights.isPresent() && original.isPresent()) {
            head(weights.get().classes(), experiment.task(), original.get())
                    .ifPresent(fault -> mistakes.add(weightsPlace, fault));
        }
        new WarmupCheck(read, mistakes).check(manifests);
        new PairsCheck(read, mistakes).check(manifests);
        new MasksCheck(read, mistakes).check(manifests);
        weights.ifPresent(found -> new RanksCheck(read, mistakes).check(found.classes()));
        List<Exposure> exposures = mistakes.none() ? exposures(read, mistakes) : List.of();
        return weights.isPresent() && mistakes.none()
                ? new Checked.Fits(new Materials(
                        weights.get().digest(), weights.get().external(), new TreeMap<>(manifests), exposures, prompts))
                : new Checked.Misfits(Fault.in(file, mistakes));
    }

    /** Of every data set that is measured; one of which nothing would be left is a mistake. */
    private List<Exposure> exposures(Reading.Read read, Mistakes mistakes) {
        Experiment experiment = read.experiment();
        List<ImageIdentity> trained = experiment.editingTasks().stream()
                .flatMap(task -> identities(task.train()).stream())
                .toList();
        Set<Exposure> exposures = new LinkedHashSet<>();
        for (NamedDataset named : NamedDataset.measured(read)) {
            List<ImageIdentity> images = identities(named.key());
            int first = named.limit().map(NamedDataset.Limit::samples).orElse(images.size());
            Exposure exposure = Exposure.of(named.key(), images.subList(0, first), trained);
            if (experiment.excludeEdited() && exposure.whole()) {
                mistakes.add(
                        named.place(),
                        "every image of " + named.key() + " shows what the edits are trained on;"
                                + " 'exclude-edited: false' measures them nevertheless");
            }
            exposures.add(exposure);
            if (experiment
                    .halves()
                    .filter(halves -> !parted(exposure, images, experiment, halves))
                    .isPresent()) {
                mistakes.add(
                        named.place(),
                        named.key()
                                + " has too few images for 'selection-split': all of them would be chosen on, or all"
                                + " reported");
            }
        }
        return List.copyOf(exposures);
    }

    /** Whether there are images to choose on and images to report. */
    private static boolean parted(Exposure exposure, List<ImageIdentity> images, Experiment experiment, Halves halves) {
        Set<Integer> leftOut = experiment.excludeEdited() ? Set.copyOf(exposure.edited()) : Set.of();
        return IntStream.range(0, exposure.images())
                        .filter(i -> !leftOut.contains(i))
                        .mapToObj(i -> halves.selecting(images.get(i).name()))
                        .distinct()
                        .count()
                == 2;
    }

    private List<ImageIdentity> identities(String dataset) {
        return datasets.open(stores.home(), dataset).identities();
    }

    /** What is wrong with the head that the weights have, or have not. */
    static Optional<String> head(int classes, Experiment.Task task, DatasetManifest original) {
        if (task.prompts().isPresent()) {
            return classes == 0
                    ? Optional.empty()
                    : Optional.of(
                            "the weights have a head that tells " + classes + " classes apart; 'prompts' make another");
        }
        if (classes == 0) {
            return Optional.of("the weights have no head; expected 'prompts' in 'task' to make one of");
        }
        int expected = original.classes().size();
        return classes == expected
                ? Optional.empty()
                : Optional.of("the weights tell " + classes + " classes apart; expected the " + expected + " of "
                        + task.validation());
    }

    private Optional<TaskPrompts> prompts(
            Reading.Read read, Map<String, DatasetManifest> manifests, Mistakes mistakes) {
        Experiment.Task task = read.experiment().task();
        DatasetManifest ofTask = manifests.get(task.validation());
        if (task.prompts().isEmpty() || ofTask == null) {
            return Optional.empty();
        }
        PromptsCheck check = new PromptsCheck(stores.home(), mistakes);
        Optional<Prompts> original =
                check.check(read.places().task(), task.prompts().get(), Optional.of(ofTask));
        Map<String, Prompts> editing = new LinkedHashMap<>();
        List<Experiment.EditingTask> tasks = read.experiment().editingTasks();
        for (int i = 0; i < tasks.size(); i++) {
            Experiment.EditingTask one = tasks.get(i);
            Places places = read.places().editingTask(i);
            Optional<Prompts> prompts = one.prompts().isEmpty()
                    ? original
                    : Optional.ofNullable(manifests.get(one.validation()))
                            .flatMap(data -> check.check(places, one.prompts().get(), Optional.of(data)));
            prompts.ifPresent(found -> editing.put(one.name(), found));
        }
        return editing.size() == tasks.size()
                ? original.map(prompts -> new TaskPrompts(prompts, editing))
                : Optional.empty();
    }

    private Optional<WeightsCheck.Found> weights(Reading.Read read, Mistakes mistakes) {
        try {
            return new WeightsCheck(stores, scratch, scriptsTrusted, mistakes).check(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the weights cannot be kept in " + scratch, e);
        }
    }
}
