package io.editrisk.function;

import ai.djl.ndarray.NDManager;
import io.editrisk.dataset.Dataset;
import io.editrisk.dataset.UndecodedSample;
import io.editrisk.edit.KeyMoments;
import io.editrisk.edit.SecondMoment;
import io.editrisk.edit.TrialSpec;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.store.Digest;
import io.editrisk.store.ObjectStore;
import io.editrisk.tensor.TensorEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Second moments of layers' keys over the original task's training data. The first trial that needs one makes those of all
 * layers that its run edits so from the same start, in one pass; later trials and runs find them in the bucket.
 */
@ApplicationScoped
class StoredMoments {

    /** Goes into the digest: how moments are made. */
    private static final String MAKE = "1";

    /** How many batches' files are fetched at once. */
    private static final int BATCHES = 8;

    private final RunInputs inputs;

    StoredMoments(RunInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * That of the layer which the trial edits, where its method takes one.
     *
     * @param edit that the trial is one of
     * @param original the network that it starts from
     * @param manager what it lives as long as
     */
    Optional<SecondMoment> find(
            ObjectStore store, Plan plan, PlannedEdit edit, TrialSpec spec, LeasedNetwork original, NDManager manager) {
        if (!takesMoment(spec)) {
            return Optional.empty();
        }
        String digest = digest(plan, original, spec.layer().orElseThrow());
        DerivedFiles moments = inputs.moments(store);
        if (!moments.has(digest)) {
            makeOnce(store, plan, edit, original, moments);
        }
        try {
            return Optional.of(SecondMoment.read(moments.file(digest), manager));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takesMoment(TrialSpec spec) {
        return spec.lowRank().flatMap(form -> form.rewrite()).isPresent();
    }

    /** Trials of one process wait for the first; of several processes each may make them, and the first one's count. */
    private synchronized void makeOnce(
            ObjectStore store, Plan plan, PlannedEdit edit, LeasedNetwork original, DerivedFiles moments) {
        Map<String, String> lacking = new LinkedHashMap<>();
        plan.edits().stream()
                .filter(other -> other.base().equals(edit.base()))
                .flatMap(other -> other.trials().stream())
                .filter(StoredMoments::takesMoment)
                .map(trial -> trial.layer().orElseThrow())
                .distinct()
                .forEach(layer -> lacking.put(layer, digest(plan, original, layer)));
        lacking.values().removeIf(moments::has);
        if (lacking.isEmpty()) {
            return;
        }
        try (NDManager manager = TensorEngine.manager()) {
            KeyMoments made = new KeyMoments(original.network(), original.weights(), lacking.keySet(), manager);
            see(store, plan, made);
            made.moments().forEach((layer, moment) -> moments.keep(digestOf(lacking, layer), moment.encode()));
        }
    }

    private static String digestOf(Map<String, String> digests, String layer) {
        return Optional.ofNullable(digests.get(layer)).orElseThrow();
    }

    private void see(ObjectStore store, Plan plan, KeyMoments moments) {
        Experiment.TaskTraining training = training(plan);
        Dataset dataset = inputs.dataset(store, plan, training.images());
        List<Integer> images =
                evenly(dataset.manifest().samples(), training.limit().orElse(Integer.MAX_VALUE));
        int batch = PictureBatches.size(plan.experiment().model().network().preprocessing());
        for (int from = 0; from < images.size(); from += BATCHES * batch) {
            List<UndecodedSample> some =
                    dataset.undecoded(images.subList(from, Math.min(images.size(), from + BATCHES * batch)));
            for (int at = 0; at < some.size(); at += batch) {
                moments.add(some.subList(at, Math.min(some.size(), at + batch)).stream()
                        .map(UndecodedSample::picture)
                        .toList());
            }
        }
    }

    /** So many of some indices, or all, ascending: training data often lie class by class. */
    static List<Integer> evenly(int samples, int limit) {
        int count = Math.min(samples, limit);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * samples / count))
                .boxed()
                .toList();
    }

    private static Experiment.TaskTraining training(Plan plan) {
        return plan.experiment()
                .task()
                .train()
                .orElseThrow(() -> new IllegalArgumentException("run " + plan.run() + " has no training data"));
    }

    private static String digest(Plan plan, LeasedNetwork original, String layer) {
        Experiment.Model model = plan.experiment().model();
        Experiment.TaskTraining training = training(plan);
        return new Digest()
                .add(MAKE)
                .add(model.architecture())
                .add(model.size().toString())
                .add(model.precision().name())
                .add(original.digest())
                .add(layer)
                .add(plan.datasetDigest(training.images()))
                .add(training.limit().toString())
                .hex();
    }
}
