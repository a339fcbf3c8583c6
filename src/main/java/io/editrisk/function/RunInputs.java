package io.editrisk.function;

import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.Datasets;
import io.editrisk.dataset.InvalidDatasetException;
import io.editrisk.dataset.ShardCache;
import io.editrisk.edit.Brought;
import io.editrisk.edit.Choice;
import io.editrisk.edit.StartingPoint;
import io.editrisk.edit.TrialRecord;
import io.editrisk.evaluation.Provenance;
import io.editrisk.experiment.CodeVersion;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Head;
import io.editrisk.experiment.Plan;
import io.editrisk.image.Fitting;
import io.editrisk.image.ImageCodec;
import io.editrisk.network.Architecture;
import io.editrisk.network.Network;
import io.editrisk.network.Preprocessing;
import io.editrisk.network.Scripted;
import io.editrisk.network.Weights;
import io.editrisk.network.WeightsFile;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What functions read. All of it is immutable under its key or goes by its digest, so that what a process keeps for the
 * next task can never be stale: the functions stay stateless.
 */
@ApplicationScoped
class RunInputs {

    private static final int PLANS = 8;
    private static final int DELTAS = 256;
    private static final int DATASETS = 32;

    private final ObjectStores stores;
    private final boolean scriptsTrusted;
    private final FrostSetting frost;
    private final Datasets datasets;
    private final FileCache files;
    private final Shared<TensorSet> tensors;
    private final EditsBelow below;
    private final Recent<Plan> plans = new Recent<>(PLANS);
    private final Recent<StoredDelta> deltas = new Recent<>(DELTAS);
    private final Recent<Dataset> opened = new Recent<>(DATASETS);

    RunInputs(ObjectStores stores, CacheConfig cache, TorchScriptConfig scripts, FrostSetting frost) {
        this.frost = frost;
        this.scriptsTrusted = scripts.trusted();
        this.stores = stores;
        this.datasets = new Datasets(new ImageCodec(), new ShardCache(cache.shardBytes()));
        this.files = new FileCache(cache.directory(), cache.diskBytes());
        this.tensors = new Shared<>(cache.tensorSets());
        this.below = new EditsBelow(this, tensors);
    }

    /** Whether weights may be TorchScript. */
    boolean scriptsTrusted() {
        return scriptsTrusted;
    }

    /** What frost is cut from. */
    FrostSetting frost() {
        return frost;
    }

    Datasets datasets() {
        return datasets;
    }

    Plan plan(ObjectStore store, String run) {
        return plans.get(store.bucket() + "/" + run, () -> Json.decode(store.read(StoreLayout.plan(run)), Plan.class));
    }

    /**
     * The network before editing, with the head that a task's images are judged by where its weights have none of their own.
     * An {@link IllegalArgumentException} where this machine cannot compute as the experiment asks.
     *
     * @param task the editing task, by name; empty for the original one
     */
    LeasedNetwork original(ObjectStore store, Plan plan, Optional<String> task) {
        Experiment.Model model = plan.experiment().model();
        // a network may take less than all of a file
        var loaded = tensors.lease(
                model.architecture() + "/" + plan.weightsDigest(),
                () -> Measure.WEIGHTS.time(
                        () -> TensorSet.network(weightsFile(store, plan), model.network(), scriptsTrusted)));
        try {
            Weights weights = loaded.get().weights();
            if (loaded.get().script().isPresent()) {
                Network script = Scripted.network(loaded.get().script().get(), model.network());
                return new LeasedNetwork(script, weights, plan.weightsDigest(), List.of(loaded));
            }
            Network network = new Network(model.network(), model.precision().requireSupported());
            if (plan.heads().isEmpty()) {
                return new LeasedNetwork(network, weights, plan.weightsDigest(), List.of(loaded));
            }
            var head = head(store, plan, plan.heads().get().of(task));
            Weights headed =
                    weights.and(architecture(plan).head(), head.get().weights().get(ZeroShotHeads.TENSOR));
            return new LeasedNetwork(network, headed, plan.weightsDigest(), List.of(loaded, head));
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    /**
     * The network that an edit starts from: the unedited one, or another edit's at the point that was chosen.
     *
     * @param edit its name in the plan, or that of the unedited network
     * @param task as above
     */
    LeasedNetwork start(ObjectStore store, Plan plan, String edit, Optional<String> task) {
        LeasedNetwork original = original(store, plan, task);
        try {
            return original.with(below.changed(store, plan, edit));
        } catch (RuntimeException e) {
            original.close();
            throw e;
        }
    }

    /** Where an edit starts; empty where that is the unedited network. */
    Optional<StartingPoint> startingPoint(ObjectStore store, Plan plan, String edit) {
        return below.start(store, plan, edit);
    }

    /** The tensors that the edits below one changed, as it finds them. */
    ChangedTensors below(ObjectStore store, Plan plan, String edit) {
        return below.changed(store, plan, edit);
    }

    /** Digest of all that the weights are made of which an edit starts from. */
    String weightsDigest(ObjectStore store, Plan plan, String edit) {
        return below.digest(store, plan, edit);
    }

    private Shared<TensorSet>.Lease head(ObjectStore store, Plan plan, Head head) {
        return tensors.lease(
                head.digest(),
                () -> TensorSet.load(new ZeroShotHeads(new DerivedFiles(StoreLayout.Derived.HEADS, store, files))
                        .file(head, () -> WeightsFile.open(weightsFile(store, plan), architecture(plan)))));
    }

    /** The second moments of layers' keys that the bucket holds. */
    DerivedFiles moments(ObjectStore store) {
        return new DerivedFiles(StoreLayout.Derived.MOMENTS, store, files);
    }

    /** The file of the network before editing: that of the digest which the run was planned with. */
    Path weightsFile(ObjectStore store, Plan plan) {
        return fetch(store, plan.experiment().model().weights(), plan.weightsDigest());
    }

    private Path fetch(ObjectStore store, String named, String digest) {
        ObjectStores.Located location = stores.from(store).locate(named);
        return files.fetch(location.store(), location.key(), digest);
    }

    /**
     * The file of weights that were edited elsewhere, as it was when the run was planned.
     *
     * @param original the weights that it is held against
     */
    WeightsFile brought(ObjectStore store, Plan plan, Brought brought, Weights original) throws IOException {
        Path file = fetch(store, brought.key(), brought.digest());
        // a head that was made of texts is no tensor of the network's own
        int classes = plan.heads().isPresent()
                ? 0
                : Math.toIntExact(
                        original.get(architecture(plan).head()).getShape().get(0));
        return WeightsFile.openSome(file, architecture(plan), classes);
    }

    private static Architecture architecture(Plan plan) {
        return plan.experiment().model().network();
    }

    /** The tensors that the chosen trial of an edit changed. */
    Shared<TensorSet>.Lease edited(ObjectStore store, Plan plan, String edit) {
        return edited(store, delta(store, plan, edit));
    }

    /** Where these are. */
    StoredDelta delta(ObjectStore store, Plan plan, String edit) {
        return deltas.get(store.bucket() + "/" + StoreLayout.edit(plan.run(), edit), () -> chosen(store, plan, edit));
    }

    /** The tensors that a trial changed. */
    Shared<TensorSet>.Lease edited(ObjectStore store, StoredDelta delta) {
        return tensors.lease(
                delta.digest(),
                () -> Measure.WEIGHTS.time(() -> TensorSet.load(files.fetch(store, delta.key(), delta.digest()))));
    }

    private static StoredDelta chosen(ObjectStore store, Plan plan, String edit) {
        Choice choice = Json.decode(store.read(StoreLayout.choice(plan.run(), edit)), Choice.class);
        int trial = choice.trial().orElseThrow();
        TrialRecord record =
                Json.decode(store.read(StoreLayout.trained(plan.run(), edit, trial, choice.rung())), TrialRecord.class);
        String digest = record.deltaDigest().orElseThrow();
        return new StoredDelta(StoreLayout.delta(plan.run(), edit, trial, digest), digest);
    }

    /**
     * A data set as it was when the run was planned, its pictures in the size of the run's network; an
     * {@link InvalidDatasetException} where it changed since. One that was opened stays as it was: its shards go by the
     * digests that its manifest had.
     */
    Dataset dataset(ObjectStore store, Plan plan, String key) {
        Dataset dataset = unfitted(store, plan, key);
        Preprocessing network = architecture(plan).preprocessing();
        Fitting fitting = dataset.manifest()
                .frame()
                .map(frame -> network.afterCrop(frame.crop()))
                .orElse(network.fitting());
        return dataset.fitted(fitting, network.size());
    }

    /** The same with its pictures as they are. */
    Dataset unfitted(ObjectStore store, Plan plan, String key) {
        String planned = plan.datasetDigest(key);
        return opened.get(store.bucket() + "/" + key + "@" + planned, () -> asPlanned(store, key, planned));
    }

    private Dataset asPlanned(ObjectStore store, String key, String planned) {
        Dataset dataset = datasets.open(store, key);
        if (!dataset.manifest().digest().equals(planned)) {
            throw new InvalidDatasetException(key + " changed since the run was planned: its digest is "
                    + dataset.manifest().digest() + ", not " + planned);
        }
        return dataset;
    }

    /** @param weights digest of what the network is made of that was measured or edited */
    Provenance provenance(Plan plan, String dataset, String weights) {
        return new Provenance(
                CodeVersion.current(),
                plan.experimentDigest(),
                weights,
                plan.datasetDigest(dataset),
                plan.experiment().seed(),
                TensorEngine.describe(),
                TensorEngine.device());
    }
}
