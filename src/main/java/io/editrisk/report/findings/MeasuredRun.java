package io.editrisk.report.findings;

import io.editrisk.evaluation.Accuracy;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What one run measured: accuracies of its edits at points of their lines, as fractions, and the paper's two penalties made
 * of them. At α = 0 an edit is the network before editing.
 */
final class MeasuredRun {

    private record Shift(String corruption, int severity) {}

    private record Key(String edit, double alpha, String dataset, Optional<Shift> shift) {}

    private final String original;
    private final Map<String, String> editingData = new HashMap<>();
    private final Map<Key, Accuracy> accuracies = new HashMap<>();
    private final Set<Edit> edits = new LinkedHashSet<>();
    private final Set<Double> alphas = new TreeSet<>();
    private final Set<Shift> shifts = new LinkedHashSet<>();

    private MeasuredRun(Path file, List<MetricsFile.Row> rows) {
        original = rows.stream()
                .filter(row -> row.edit().unedited())
                .map(MetricsFile.Row::dataset)
                .findFirst()
                .orElseThrow(() -> new InvalidMetricsException(file + ": says nothing of the network before editing"));
        for (MetricsFile.Row row : rows) {
            Optional<Shift> shift = row.corruption()
                    .map(corruption -> new Shift(corruption, row.severity().orElse(0)));
            accuracies.put(new Key(row.edit().name(), row.alpha(), row.dataset(), shift), row.accuracy());
            shift.ifPresent(shifts::add);
            if (!row.edit().unedited()) {
                edits.add(row.edit());
                alphas.add(row.alpha());
                if (!row.dataset().equals(original)) {
                    editingData.put(row.edit().task(), row.dataset());
                }
            }
        }
        if (edits.isEmpty() || shifts.isEmpty() || alphas.size() < 2) {
            throw new InvalidMetricsException(
                    file + ": findings need edits at several points of their lines, and shifts");
        }
    }

    /** Of a {@code metrics.csv}, as it is or with gzip; an {@link InvalidMetricsException} where it is none. */
    static MeasuredRun read(Path file) {
        return new MeasuredRun(file, MetricsFile.rows(file));
    }

    /** The original task's data: the last part of its key, {@code garments}. */
    String data() {
        return original.substring(original.lastIndexOf('/') + 1);
    }

    /** All edits that improved, in the plan's order. */
    List<Edit> edits() {
        return List.copyOf(edits);
    }

    List<Edit> edits(Predicate<Edit> some) {
        return edits.stream().filter(some).toList();
    }

    /** The edit by another method at the same layer of the same task, if there is one. */
    Optional<Edit> twin(Edit edit, String method) {
        return edits.stream()
                .filter(other -> other.method().equals(method)
                        && other.task().equals(edit.task())
                        && other.layer().equals(edit.layer()))
                .findFirst();
    }

    /** Points of the lines, ascending, from 0 to 1. */
    List<Double> alphas() {
        return List.copyOf(alphas);
    }

    /** Severities measured under, ascending. */
    List<Integer> severities() {
        return shifts.stream().map(Shift::severity).distinct().sorted().toList();
    }

    /** Editing tasks, by name. */
    List<String> tasks() {
        return editingData.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** On the original task's images as they are. */
    double original(Edit edit, double alpha) {
        return at(edit, alpha, original, Optional.empty());
    }

    /** On the editing task's images as they are. */
    double editing(Edit edit, double alpha) {
        return at(edit, alpha, editingData(edit.task()), Optional.empty());
    }

    /** The network before editing on the editing task's images as they are. */
    double uneditedEditing(String task) {
        return at(edits.iterator().next(), 0, editingData(task), Optional.empty());
    }

    /** What is gained on the editing task at a point of the line. */
    double gain(Edit edit, double alpha) {
        return editing(edit, alpha) - editing(edit, 0);
    }

    /** How many images of the editing task there are. */
    long editingImages(Edit edit) {
        return seen(editingData(edit.task()));
    }

    /** On the original task's images under corruption, the mean over corruptions and severities. */
    double shifted(Edit edit, double alpha) {
        return mean(shift -> at(edit, alpha, original, shift), MeasuredRun::any);
    }

    /** Equation 1 of the paper at a point of the line, the mean over shifts: negative is a loss. */
    double originalPenalty(Edit edit, double alpha) {
        return originalPenalty(edit, alpha, MeasuredRun::any);
    }

    /** Equation 1, of some severities. */
    double originalPenalty(Edit edit, double alpha, IntPredicate severity) {
        return mean(shift -> at(edit, alpha, original, shift) - at(edit, 0, original, shift), severity);
    }

    /** Equation 2 of the paper at a point of the line, the mean over shifts: negative is a loss. */
    double editingPenalty(Edit edit, double alpha) {
        return editingPenalty(edit, alpha, MeasuredRun::any);
    }

    /** Equation 2, of some severities. */
    double editingPenalty(Edit edit, double alpha, IntPredicate severity) {
        double clean = editing(edit, alpha);
        return mean(shift -> at(edit, alpha, editingData(edit.task()), shift) - clean, severity);
    }

    /** The network before editing on the original task's images as they are. */
    double unedited() {
        return original(edits.iterator().next(), 0);
    }

    /** The network before editing on the original task's images of one severity, the mean over corruptions. */
    double uneditedShifted(int severity) {
        Edit any = edits.iterator().next();
        return mean(shift -> at(any, 0, original, shift), one -> one == severity);
    }

    /** Images of the original task. */
    long originals() {
        return seen(original);
    }

    private long seen(String dataset) {
        return Objects.requireNonNull(accuracies.get(new Key(Edit.UNEDITED, 0, dataset, Optional.empty())))
                .seen();
    }

    /** A number's mean over some edits; NaN where there are none. */
    static double mean(List<Edit> some, ToDoubleFunction<Edit> number) {
        return some.stream().mapToDouble(number).average().orElse(Double.NaN);
    }

    private static boolean any(int severity) {
        return severity > 0;
    }

    private interface OfShift {
        double of(Optional<Shift> shift);
    }

    private double mean(OfShift value, IntPredicate severity) {
        return shifts.stream()
                .filter(shift -> severity.test(shift.severity()))
                .mapToDouble(shift -> value.of(Optional.of(shift)))
                .average()
                .orElseThrow();
    }

    private String editingData(String task) {
        return Objects.requireNonNull(editingData.get(task), task);
    }

    private double at(Edit edit, double alpha, String dataset, Optional<Shift> shift) {
        String name = alpha == 0 ? Edit.UNEDITED : edit.name();
        Accuracy accuracy = accuracies.get(new Key(name, alpha, dataset, shift));
        if (accuracy == null) {
            throw new InvalidMetricsException("%s: %s was not measured at α = %s on %s%s"
                    .formatted(
                            data(),
                            name,
                            alpha,
                            dataset,
                            shift.map(one -> " under " + one).orElse("")));
        }
        return accuracy.fraction();
    }
}
