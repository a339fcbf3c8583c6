package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.DatasetManifest.Kind;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Wording;
import io.editrisk.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds the data sets of one experiment against the bucket and one another. */
final class DatasetsCheck {

    private final Datasets datasets;
    private final ObjectStore store;
    private final Mistakes mistakes;
    private final Depth depth;
    private final Map<String, Optional<DatasetManifest>> seen = new TreeMap<>();

    /** What is looked at. */
    enum Depth {
        /** All that {@link Datasets#check} looks at; a data set that is not there is a mistake. */
        CONTENT,
        /** Manifests, of those that are there. */
        MANIFESTS
    }

    DatasetsCheck(Datasets datasets, ObjectStore store, Mistakes mistakes, Depth depth) {
        this.depth = depth;
        this.datasets = datasets;
        this.store = store;
        this.mistakes = mistakes;
    }

    /** Checks data sets of one task, each read once; the first is the one whose classes the others must have. */
    void check(List<NamedDataset> named) {
        NamedDataset reference = named.get(0);
        Optional<DatasetManifest> first = fitting(reference);
        for (NamedDataset dataset : named.subList(1, named.size())) {
            Optional<DatasetManifest> manifest = fitting(dataset);
            if (first.isPresent() && manifest.isPresent()) {
                sameClasses(reference, first.get(), dataset, manifest.get());
            }
        }
    }

    private Optional<DatasetManifest> fitting(NamedDataset dataset) {
        Optional<DatasetManifest> manifest = manifest(dataset);
        manifest.ifPresent(found -> fits(dataset, found));
        return manifest;
    }

    /** The manifests of those that could be read, by key. */
    Map<String, DatasetManifest> manifests() {
        Map<String, DatasetManifest> manifests = new TreeMap<>();
        seen.forEach((key, manifest) -> manifest.ifPresent(found -> manifests.put(key, found)));
        return manifests;
    }

    private Optional<DatasetManifest> manifest(NamedDataset dataset) {
        Optional<DatasetManifest> earlier = seen.get(dataset.key());
        if (earlier != null) {
            return earlier;
        }
        Optional<DatasetManifest> manifest = depth == Depth.CONTENT ? checked(dataset) : described(dataset);
        seen.put(dataset.key(), manifest);
        return manifest;
    }

    private Optional<DatasetManifest> checked(NamedDataset dataset) {
        List<String> faults = datasets.check(store, dataset.key());
        faults.forEach(fault -> mistakes.add(dataset.place(), fault));
        return faults.isEmpty()
                ? Optional.of(datasets.open(store, dataset.key()).manifest())
                : open(dataset);
    }

    /** Of one with faults, if its manifest has none. */
    private Optional<DatasetManifest> open(NamedDataset dataset) {
        try {
            return Optional.of(datasets.open(store, dataset.key()).manifest());
        } catch (InvalidDatasetException alreadyAmongTheFaults) {
            return Optional.empty();
        }
    }

    private Optional<DatasetManifest> described(NamedDataset dataset) {
        if (!store.exists(dataset.key() + "/" + DatasetManifest.FILE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(datasets.open(store, dataset.key()).manifest());
        } catch (InvalidDatasetException e) {
            mistakes.add(dataset.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void fits(NamedDataset dataset, DatasetManifest found) {
        if (!dataset.kinds().contains(found.kind())) {
            mistakes.add(
                    dataset.place(),
                    dataset.key() + " holds " + plural(found.kind()) + "; expected "
                            + dataset.kinds().stream()
                                    .map(DatasetsCheck::plural)
                                    .sorted()
                                    .collect(Collectors.joining(" or ")));
        }
        dataset.limit()
                .filter(limit -> limit.samples() > found.samples())
                .ifPresent(limit -> mistakes.add(
                        limit.place(),
                        Wording.quoted(limit.key()) + " is the number " + limit.samples() + "; " + dataset.key()
                                + " holds " + found.samples() + ", expected at most that"));
    }

    private static String plural(Kind kind) {
        return kind == Kind.PAIRS ? "pairs" : "images";
    }

    private void sameClasses(
            NamedDataset reference, DatasetManifest expected, NamedDataset dataset, DatasetManifest found) {
        if (!found.classes().equals(expected.classes())) {
            mistakes.add(
                    dataset.place(),
                    dataset.key() + " has the classes " + Wording.listed(found.classes()) + "; expected those of "
                            + reference.key() + ": " + Wording.listed(expected.classes()));
        }
    }
}
