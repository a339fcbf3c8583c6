package io.editrisk.report;

import io.editrisk.evaluation.CorruptedAccuracy;
import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.MeanCorruptionError;
import io.editrisk.evaluation.Measurements;
import io.editrisk.experiment.Benchmark;
import io.editrisk.experiment.Plan;
import io.editrisk.report.Summary.Corrupted;
import io.editrisk.shift.Shift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The original task's images under corruption, and what comes of them as a mean. Those that were published corrupted are
 * kept apart from those that were corrupted when they were measured: the same name can stand for other pixels there.
 */
final class CorruptedSets {

    /** What the identities of ImageNet's validation images begin with, whatever they were imported from. */
    private static final String IMAGENET_VALIDATION = "imagenet/ILSVRC2012_val_";

    private final Plan plan;
    private final Measurements measured;

    /** @param measured on the same images, all edits that are asked for */
    CorruptedSets(Plan plan, Measurements measured) {
        this.plan = plan;
        this.measured = measured;
    }

    /**
     * The means, those of images corrupted here first; empty where nothing was corrupted.
     *
     * @param alpha 0 is the unedited network, whatever the edit
     */
    List<Corrupted> means(String edit, double alpha) {
        return Stream.of(false, true)
                .map(this::sets)
                .filter(sets -> !sets.isEmpty())
                .map(sets -> mean(sets, edit, alpha))
                .toList();
    }

    private List<EvaluationSet> sets(boolean published) {
        return plan.sets().stream()
                .filter(set -> set.task().isEmpty() && set.shift().isPresent() && set.published() == published)
                .toList();
    }

    private Corrupted mean(List<EvaluationSet> sets, String edit, double alpha) {
        CorruptedAccuracy accuracy = CorruptedAccuracy.of(measured, sets, edit, alpha);
        boolean imageNet = areImageNet(sets);
        return new Corrupted(
                sets.get(0).published(),
                sets.size(),
                accuracy.mean(),
                accuracy.interval(),
                imageNet ? MeanCorruptionError.of(measured, byShift(sets), edit, alpha) : Optional.empty(),
                imageNet ? relative(sets, edit, alpha) : Optional.empty());
    }

    /** Only where the images were measured as they are, too. */
    private Optional<MeanCorruptionError> relative(List<EvaluationSet> sets, String edit, double alpha) {
        EvaluationSet clean = plan.set("original");
        boolean same = sets.stream().allMatch(set -> measured.identities(set).equals(measured.identities(clean)));
        return same ? MeanCorruptionError.relative(measured, clean, byShift(sets), edit, alpha) : Optional.empty();
    }

    /** The first of each shift. */
    private static Map<Shift, EvaluationSet> byShift(List<EvaluationSet> sets) {
        return sets.stream()
                .collect(Collectors.toMap(
                        set -> set.shift().orElseThrow(), Function.identity(), (first, second) -> first));
    }

    /** ImageNetV2 and others have ImageNet's classes but images of their own, on which AlexNet's errors were others. */
    private boolean areImageNet(List<EvaluationSet> sets) {
        return plan.benchmark().equals(Optional.of(Benchmark.IMAGENET_224))
                && sets.stream()
                        .flatMap(set -> measured.identities(set).stream())
                        .allMatch(identity -> identity.startsWith(IMAGENET_VALIDATION));
    }
}
