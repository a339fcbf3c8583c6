package io.editrisk.experiment;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.evaluation.Selection;
import io.editrisk.experiment.Plan.DatasetUse;
import io.editrisk.shift.FrostTextures;
import io.editrisk.shift.Shift;
import io.editrisk.store.Digest;
import io.editrisk.store.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** From an experiment and what it works with to the plan of its run: the same input gives the same plan. */
public final class Planner {

    /** How many images a task takes unless the deployment says otherwise. */
    public static final int IMAGES_PER_TASK = 300;

    private static final int DIGITS_OF_RUN = 12;

    private final String code;
    private final String frost;
    private final int imagesPerTask;

    /**
     * A planner.
     *
     * @param code version of the code that will run, part of the run's name
     * @param frost which textures frost is cut from ({@link FrostTextures#origin()}), part of the run's name where it has any
     * @param imagesPerTask at least 1; of large pictures a few more, to whole batches; without effect on results and on the
     *     run's name
     */
    public Planner(String code, String frost, int imagesPerTask) {
        if (imagesPerTask < 1) {
            throw new IllegalArgumentException("images per task: " + imagesPerTask);
        }
        this.code = code;
        this.frost = frost;
        this.imagesPerTask = imagesPerTask;
    }

    /** The plan of an experiment that {@link ExperimentCheck} found nothing wrong with. */
    public Plan plan(Experiment experiment, Materials materials) {
        byte[] normalised = Json.encode(experiment);
        Optional<Plan.Heads> heads = materials.prompts().map(prompts -> heads(experiment, materials, prompts));
        return new Plan(
                run(experiment, normalised, materials, heads),
                code,
                experiment,
                Digest.of(normalised),
                materials.weightsDigest(),
                materials.datasets().entrySet().stream()
                        .map(entry ->
                                new DatasetUse(entry.getKey(), entry.getValue().digest()))
                        .toList(),
                heads,
                benchmark(experiment, materials),
                frost(experiment),
                PlannedEdits.of(experiment, materials.external()),
                sets(experiment, materials),
                materials.exposures(),
                experiment.alphas().points(),
                PictureBatches.whole(imagesPerTask, experiment.model().network().preprocessing()));
    }

    private static Optional<Benchmark> benchmark(Experiment experiment, Materials materials) {
        return Benchmark.of(
                materials.dataset(experiment.task().validation()),
                experiment.model().network().preprocessing().size());
    }

    private static Plan.Heads heads(Experiment experiment, Materials materials, TaskPrompts prompts) {
        String architecture = experiment.model().architecture();
        Map<String, Head> editing = new LinkedHashMap<>();
        prompts.editing()
                .forEach((task, told) -> editing.put(task, Head.of(told, architecture, materials.weightsDigest())));
        return new Plan.Heads(Head.of(prompts.original(), architecture, materials.weightsDigest()), editing);
    }

    private Optional<String> frost(Experiment experiment) {
        return experiment.shifts().corruptions().contains(FrostTextures.CORRUPTION)
                ? Optional.of(frost)
                : Optional.empty();
    }

    private String run(Experiment experiment, byte[] normalised, Materials materials, Optional<Plan.Heads> heads) {
        Digest digest = new Digest().add(normalised).add(materials.weightsDigest());
        materials.datasets().forEach((key, dataset) -> digest.add(key).add(dataset.digest()));
        materials.external().forEach((key, content) -> digest.add(key).add(content));
        heads.ifPresent(all -> {
            digest.add(all.original().digest());
            all.editing().values().forEach(head -> digest.add(head.digest()));
        });
        frost(experiment).ifPresent(digest::add);
        return experiment.name() + "-" + digest.add(code).hex().substring(0, DIGITS_OF_RUN);
    }

    private static List<EvaluationSet> sets(Experiment experiment, Materials materials) {
        return AskedSet.of(experiment).stream()
                .map(asked -> set(asked, experiment, materials))
                .toList();
    }

    private static EvaluationSet set(AskedSet asked, Experiment experiment, Materials materials) {
        Optional<Shift> published =
                asked.shifted() ? materials.dataset(asked.dataset()).shift() : Optional.empty();
        return new EvaluationSet(
                asked.id(),
                asked.task(),
                selection(asked.dataset(), asked.limit(), experiment, materials),
                published.or(asked::corruption),
                published.isPresent());
    }

    private static Selection selection(String dataset, OptionalInt limit, Experiment experiment, Materials materials) {
        Exposure exposure = materials.exposure(dataset, limit);
        List<Integer> leftOut = experiment.excludeEdited() ? exposure.edited() : List.of();
        OptionalLong drawn = experiment.stopWhen().stream()
                .mapToLong(stop -> experiment.seed())
                .findFirst();
        return new Selection(dataset, exposure.images(), leftOut, drawn);
    }
}
