package io.editrisk.experiment;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.Looks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run as it will be done: everything that the functions need to know, decided once.
 *
 * @param run the run's name: a digest of the experiment, the weights, the data, the code and what frost is cut from
 * @param code version of the code that planned it
 * @param experimentDigest digest of the experiment as normalised
 * @param weightsDigest digest of the weights file
 * @param datasets every data set that is read, by key, with its content's digest
 * @param heads CLIP's, for the original task and for the editing tasks; empty where the weights have one
 * @param benchmark that the original task follows, if it does one
 * @param frost which textures frost is cut from ({@link io.editrisk.shift.FrostTextures#origin()}); empty where no picture
 *     gets any
 * @param exposures how much of the data sets that are measured the edits are trained on
 * @param alphas the points of the line, ascending; 0 stands for what the edit starts from
 * @param imagesPerTask how many images one evaluation task takes: a setting of the deployment, without effect on results
 */
public record Plan(
        String run,
        String code,
        Experiment experiment,
        String experimentDigest,
        String weightsDigest,
        List<DatasetUse> datasets,
        Optional<Heads> heads,
        Optional<Benchmark> benchmark,
        Optional<String> frost,
        List<PlannedEdit> edits,
        List<EvaluationSet> sets,
        List<Exposure> exposures,
        List<Double> alphas,
        int imagesPerTask) {

    /** A data set that the run reads: its key and its content's digest. */
    public record DatasetUse(String key, String digest) {}

    /**
     * What tells the classes of each task apart.
     *
     * @param editing by the editing task's name
     */
    public record Heads(Head original, Map<String, Head> editing) {
        public Heads {
            editing = Collections.unmodifiableMap(new LinkedHashMap<>(editing));
        }

        /** The one that images of that editing task are judged by; of the original task where there is no name. */
        public Head of(Optional<String> task) {
            return task.map(editing::get).orElse(original);
        }
    }

    public Plan {
        datasets = List.copyOf(datasets);
        edits = List.copyOf(edits);
        sets = List.copyOf(sets);
        exposures = List.copyOf(exposures);
        alphas = List.copyOf(alphas);
    }

    /** The digest of a data set that the run reads; an {@link IllegalArgumentException} for any other. */
    public String datasetDigest(String key) {
        return datasets.stream()
                .filter(dataset -> dataset.key().equals(key))
                .map(DatasetUse::digest)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("run " + run + " does not read " + key));
    }

    /** When an edit's evaluation is looked at, to be ended or gone on with. The unedited network's is not: it is the measure. */
    public Looks looks() {
        return experiment
                .stopWhen()
                .map(stop -> Looks.of(stop.looks(), set(EvaluationTask.UNEDITED).samples()))
                .orElse(Looks.AT_THE_END);
    }

    /**
     * All evaluation tasks of an edit, or of {@link EvaluationTask#UNEDITED}, set by set in a fixed order: those of an edit that
     * is measured to its end.
     */
    public Stream<EvaluationTask> tasks(String edit) {
        return tasks(edit, looks().most());
    }

    /** Those up to a look, set by set. */
    public Stream<EvaluationTask> tasks(String edit, int look) {
        return sets(edit).flatMap(set -> tasksOn(edit, set, look));
    }

    /** Those of one set, up to a look. */
    public Stream<EvaluationTask> tasksOn(String edit, EvaluationSet set, int look) {
        Looks looks = looks();
        return IntStream.rangeClosed(1, look).boxed().flatMap(at -> shards(set, edit, looks, at));
    }

    /** Those that a look adds to the one before it; at least one. */
    public Stream<EvaluationTask> tasksOf(String edit, int look) {
        Looks looks = looks();
        return sets(edit).flatMap(set -> shards(set, edit, looks, look));
    }

    /** The look that is the first to have the task's images in it. */
    public int look(EvaluationTask task) {
        return looks().look(task.from(), set(task.set()).samples());
    }

    /** The evaluation task of that id, without a look at other sets' tasks; empty where the edit has none. */
    public Optional<EvaluationTask> task(String edit, String id) {
        if (!edit.equals(EvaluationTask.UNEDITED)
                && edits.stream().noneMatch(planned -> planned.name().equals(edit))) {
            return Optional.empty();
        }
        return sets(edit)
                .filter(set -> id.startsWith(set.id() + "."))
                .flatMap(set -> tasksOn(edit, set, looks().most()))
                .filter(task -> task.id().equals(id))
                .findFirst();
    }

    /** The last so many of {@link #tasksOf}, the last first. */
    public Stream<EvaluationTask> lastTasks(String edit, int look, int most) {
        Looks looks = looks();
        List<EvaluationSet> sets = sets(edit).toList();
        return IntStream.range(0, sets.size())
                .mapToObj(i ->
                        shards(sets.get(sets.size() - 1 - i), edit, looks, look).toList())
                .flatMap(shards -> IntStream.range(0, shards.size()).mapToObj(i -> shards.get(shards.size() - 1 - i)))
                .limit(most);
    }

    /**
     * The points that an edit is measured at: what it starts from is measured once a run, where that is the unedited network;
     * else with the edit.
     */
    public List<Double> points(String edit) {
        if (edit.equals(EvaluationTask.UNEDITED)) {
            return List.of(0.0);
        }
        boolean chained = edit(edit).base().isPresent();
        return alphas.stream().filter(alpha -> chained || alpha > 0).toList();
    }

    /**
     * What an edit is measured on: the original task's images and its own task's, and the unshifted ones of the tasks that the
     * edits below it were made for; the unedited network on all.
     */
    public Stream<EvaluationSet> sets(String edit) {
        if (edit.equals(EvaluationTask.UNEDITED)) {
            return sets.stream();
        }
        PlannedEdit planned = edit(edit);
        Set<String> earlier =
                planned.below(edits).stream().map(PlannedEdit::task).collect(Collectors.toSet());
        return sets.stream()
                .filter(set -> set.task().map(planned.task()::equals).orElse(true) || earlier.contains(set.id()));
    }

    private Stream<EvaluationTask> shards(EvaluationSet set, String edit, Looks looks, int look) {
        List<Double> points = points(edit);
        int end = looks.images(look, set.samples());
        return IntStream.iterate(
                        looks.images(look - 1, set.samples()), from -> from < end, from -> from + imagesPerTask)
                .mapToObj(from ->
                        new EvaluationTask(run, edit, set.id(), from, Math.min(end, from + imagesPerTask), points));
    }

    /** The edit of that name; an {@link IllegalArgumentException} where the plan has none. */
    public PlannedEdit edit(String name) {
        return edits.stream()
                .filter(edit -> edit.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("run " + run + " has no edit " + name));
    }

    /** What an edit starts from; an {@link IllegalArgumentException} where that is the unedited network. */
    public PlannedEdit base(PlannedEdit edit) {
        return edit.below(edits).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(edit.name() + " starts from the unedited network"));
    }

    /** The same plan of fewer evaluation sets. */
    public Plan of(List<EvaluationSet> some) {
        return new Plan(
                run,
                code,
                experiment,
                experimentDigest,
                weightsDigest,
                datasets,
                heads,
                benchmark,
                frost,
                edits,
                some,
                exposures,
                alphas,
                imagesPerTask);
    }

    /** The edit that the report calls so; empty where it has none. */
    public Optional<PlannedEdit> reported(String name) {
        return edits.stream().filter(edit -> edit.isReportedAs(name)).findFirst();
    }

    /**
     * All sets of a task's images but that of the images as they are.
     *
     * @param task by name; empty for the original task
     */
    public List<EvaluationSet> shifted(Optional<String> task) {
        String clean = task.orElse(EvaluationTask.UNEDITED);
        return sets.stream()
                .filter(set -> set.task().equals(task) && !set.id().equals(clean))
                .toList();
    }

    /** The evaluation set of that id; an {@link IllegalArgumentException} where the plan has none. */
    public EvaluationSet set(String id) {
        return sets.stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("run " + run + " has no evaluation set " + id));
    }
}
