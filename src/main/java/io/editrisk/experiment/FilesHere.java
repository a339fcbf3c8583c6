package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Shard;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.ShardCache;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.Architecture;
import io.editrisk.network.ClipText;
import io.editrisk.network.HeadCost;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.FolderStore;
import io.editrisk.tensor.InvalidWeightsException;
import io.editrisk.tensor.ShardIndex;
import io.editrisk.text.Prompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds an experiment against what lies beside its file, as far as it does: manifests and headers, no picture and no value
 * of a tensor. What is not here is no mistake.
 */
public final class FilesHere {

    private final Path folder;
    private final Reading.Read read;
    private final Mistakes mistakes = new Mistakes();

    /** @param folder that the experiment's file lies in */
    public FilesHere(Path folder, Reading.Read read) {
        this.folder = folder;
        this.read = read;
    }

    /** What came of it. */
    public sealed interface Looked {}

    /** What is wrong with what is here, in the order of the experiment's file. */
    public record Misfits(List<Fault> faults) implements Looked {
        public Misfits {
            faults = List.copyOf(faults);
        }
    }

    /**
     * What is here, and fits.
     *
     * @param datasets manifests of those that are here, by key
     * @param said numbers of samples that somebody says of data sets that are not here, by key
     * @param weights bytes of the files of weights that are here, by key
     * @param classes that the weights tell apart, where they are here
     * @param heads operations that make the heads which the experiment has no weights for; 0 where it asks for none
     * @param missing keys that the experiment names, in its order, of what is not here
     */
    public record Found(
            Map<String, DatasetManifest> datasets,
            Map<String, Integer> said,
            Map<String, Long> weights,
            Optional<Integer> classes,
            Amount heads,
            List<String> missing)
            implements Looked {
        public Found {
            datasets = Map.copyOf(datasets);
            said = Map.copyOf(said);
            weights = Map.copyOf(weights);
            missing = List.copyOf(missing);
        }

        /** The same where so many samples are assumed of data sets that are not here. */
        public Found saying(Map<String, Integer> samples) {
            return new Found(datasets, samples, weights, classes, heads, missing);
        }

        Amount samples(String dataset) {
            return Optional.ofNullable(datasets.get(dataset))
                    .map(DatasetManifest::samples)
                    .or(() -> Optional.ofNullable(said.get(dataset)))
                    .map(Amount::known)
                    .orElse(Amount.UNKNOWN);
        }

        Amount bytes(String dataset) {
            return Optional.ofNullable(datasets.get(dataset))
                    .map(here -> here.shards().stream().mapToLong(Shard::bytes).sum())
                    .map(Amount::known)
                    .orElse(Amount.UNKNOWN);
        }

        Optional<Amount> weightBytes(String key) {
            return Optional.ofNullable(weights.get(key)).map(Amount::known);
        }
    }

    /**
     * Looks.
     *
     * @param file the experiment's file as the user knows it
     */
    public Looked look(String file) throws IOException {
        FolderStore beside = new FolderStore(folder);
        Datasets datasets = new Datasets(new ImageCodec(), new ShardCache(0));
        DatasetsCheck data = new DatasetsCheck(datasets, beside, mistakes, DatasetsCheck.Depth.MANIFESTS);
        List<List<NamedDataset>> named = NamedDataset.of(read);
        named.forEach(data::check);
        Map<String, DatasetManifest> manifests = data.manifests();
        new WarmupCheck(read, mistakes).check(manifests);
        new PairsCheck(read, mistakes).check(manifests);
        new MasksCheck(read, mistakes).check(manifests);
        Experiment.Task task = read.experiment().task();
        OptionalInt classes = weights();
        if (classes.isPresent() && manifests.containsKey(task.validation())) {
            ExperimentCheck.head(classes.getAsInt(), task, manifests.get(task.validation()))
                    .ifPresent(fault -> mistakes.add(read.places().of("model", "weights"), fault));
        }
        Amount heads = heads(beside, manifests);
        if (!mistakes.none()) {
            return new Misfits(Fault.in(file, mistakes));
        }
        Set<String> missing = new LinkedHashSet<>();
        weightKeys().stream().filter(key -> !isHere(key)).forEach(missing::add);
        named.forEach(group -> group.stream()
                .map(NamedDataset::key)
                .filter(key -> !manifests.containsKey(key))
                .forEach(missing::add));
        texts().filter(key -> !isHere(key)).forEach(missing::add);
        return new Found(
                manifests,
                Map.of(),
                sizes(),
                classes.isPresent() ? Optional.of(classes.getAsInt()) : Optional.empty(),
                heads,
                List.copyOf(missing));
    }

    /** A task that has words of its own for its classes. */
    private record Worded(Places places, Experiment.Wording wording, String dataset) {}

    private List<Worded> worded() {
        Experiment experiment = read.experiment();
        List<Worded> worded = new ArrayList<>();
        experiment
                .task()
                .prompts()
                .ifPresent(prompts -> worded.add(new Worded(
                        read.places().task(), prompts, experiment.task().validation())));
        for (int i = 0; i < experiment.editingTasks().size(); i++) {
            Experiment.EditingTask task = experiment.editingTasks().get(i);
            Places places = read.places().editingTask(i);
            task.prompts().ifPresent(prompts -> worded.add(new Worded(places, prompts, task.validation())));
        }
        return worded;
    }

    private Stream<String> texts() {
        return worded().stream().map(Worded::wording).flatMap(FilesHere::texts).distinct();
    }

    private static Stream<String> texts(Experiment.Wording wording) {
        return Stream.concat(wording.classes().stream(), Stream.of(wording.templates()))
                .filter(given -> given.endsWith(".txt"));
    }

    /** Each head that differs is made once; of one whose words or classes are not here it is unknown what it costs. */
    private Amount heads(FolderStore beside, Map<String, DatasetManifest> manifests) {
        Optional<ClipText> tower = read.experiment().model().network().texts();
        PromptsCheck check = new PromptsCheck(beside, mistakes);
        Set<Prompts> told = new LinkedHashSet<>();
        Amount heads = Amount.NONE;
        for (Worded task : tower.isEmpty() ? List.<Worded>of() : worded()) {
            Optional<DatasetManifest> dataset = Optional.ofNullable(manifests.get(task.dataset()));
            boolean here = texts(task.wording()).allMatch(this::isHere)
                    && (dataset.isPresent() || task.wording().classes().isPresent());
            if (here) {
                check.check(task.places(), task.wording(), dataset).ifPresent(told::add);
            } else {
                heads = heads.plus(Amount.UNKNOWN);
            }
        }
        return heads.plus(Amount.known(told.stream()
                .mapToDouble(prompts -> HeadCost.of(tower.orElseThrow(), prompts))
                .sum()));
    }

    private List<String> weightKeys() {
        List<String> keys = new ArrayList<>(List.of(read.experiment().model().weights()));
        read.experiment().edits().forEach(edit -> edit.external().ifPresent(from -> keys.add(from.key())));
        return keys;
    }

    private boolean isHere(String key) {
        return !key.startsWith("s3://") && Files.isRegularFile(folder.resolve(key));
    }

    /** How many classes the weights tell apart; empty where they are not here, or do not fit. */
    private OptionalInt weights() throws IOException {
        Experiment experiment = read.experiment();
        String key = experiment.model().weights();
        Place place = read.places().of("model", "weights");
        if (!isHere(key)) {
            return OptionalInt.empty();
        }
        Architecture architecture = experiment.model().network();
        try {
            WeightsFile weights = WeightsFile.open(folder.resolve(key), architecture);
            if (experiment.task().prompts().isPresent()) {
                weights.requireTexts();
            }
            new RanksCheck(read, mistakes).check(weights.classes());
            edited(architecture, weights.classes());
            return OptionalInt.of(weights.classes());
        } catch (InvalidWeightsException e) {
            mistakes.add(place, String.valueOf(e.getMessage()));
            return OptionalInt.empty();
        }
    }

    private void edited(Architecture architecture, int classes) throws IOException {
        List<Experiment.Edit> edits = read.experiment().edits();
        for (int i = 0; i < edits.size(); i++) {
            Optional<Experiment.External> external = edits.get(i).external();
            if (external.isPresent() && isHere(external.get().key())) {
                try {
                    WeightsFile.openSome(folder.resolve(external.get().key()), architecture, classes);
                } catch (InvalidWeightsException e) {
                    String key = external.get().difference() ? "delta" : "weights";
                    mistakes.add(read.places().ofEdit(i, key), String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        for (String key : weightKeys()) {
            if (isHere(key)) {
                Path file = folder.resolve(key);
                long bytes = Files.size(file);
                if (ShardIndex.named(key)) {
                    for (String shard : ShardIndex.read(file).shards()) {
                        bytes += Files.size(file.resolveSibling(shard));
                    }
                }
                sizes.put(key, bytes);
            }
        }
        return sizes;
    }
}
