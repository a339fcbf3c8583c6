package io.editrisk.experiment;

import io.editrisk.dataset.DatasetManifest;
import io.editrisk.dataset.Datasets;
import io.editrisk.experiment.form.Mistakes;
import io.editrisk.experiment.form.Place;
import io.editrisk.network.Architecture;
import io.editrisk.network.Architectures;
import io.editrisk.store.ObjectStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds an experiment against the store: weights and data sets are there, whole, and fit the architecture and one
 * another. Every shard and every picture is read.
 */
public final class ExperimentCheck {

    private final ObjectStores stores;
    private final Datasets datasets;
    private final Path scratch;

    /**
     * A check.
     *
     * @param scratch a folder for the weights while they are checked; made when it is not there
     */
    public ExperimentCheck(ObjectStores stores, Datasets datasets, Path scratch) {
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
        Experiment.Model model = read.experiment().model();
        Architecture architecture = Architectures.named(model.architecture()).orElseThrow();
        Place weightsPlace = read.places().of("model", "weights");
        Optional<WeightsCheck.Found> weights = weights(model.weights(), weightsPlace, architecture, mistakes);

        DatasetsCheck data = new DatasetsCheck(datasets, stores.home(), architecture, mistakes);
        data.check(NamedDataset.of(read));
        String original = read.experiment().task().validation();
        DatasetManifest manifest = data.manifests().get(original);
        if (weights.isPresent()
                && manifest != null
                && weights.get().classes() != manifest.classes().size()) {
            mistakes.add(
                    weightsPlace,
                    "the weights tell " + weights.get().classes() + " classes apart; expected the "
                            + manifest.classes().size() + " of " + original);
        }
        return weights.isPresent() && mistakes.none()
                ? new Checked.Fits(new Materials(weights.get().digest(), new TreeMap<>(data.manifests())))
                : new Checked.Misfits(Fault.in(file, mistakes));
    }

    private Optional<WeightsCheck.Found> weights(
            String named, Place place, Architecture architecture, Mistakes mistakes) {
        try {
            return new WeightsCheck(stores, scratch, mistakes).check(named, place, architecture);
        } catch (IOException e) {
            throw new UncheckedIOException("the weights cannot be kept in " + scratch, e);
        }
    }
}
