package io.editrisk.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Runs of the same experiment by their data; those of the same data differ in their seed.
 *
 * @param byData in the order of names
 */
record Seeds(Map<String, List<MeasuredRun>> byData) {

    Seeds {
        byData = new TreeMap<>(byData);
    }

    static Seeds of(List<MeasuredRun> runs) {
        return new Seeds(runs.stream().collect(Collectors.groupingBy(MeasuredRun::data)));
    }

    Set<String> data() {
        return byData.keySet();
    }

    List<MeasuredRun> runs(String data) {
        return byData.getOrDefault(data, List.of());
    }

    List<MeasuredRun> all() {
        return byData.values().stream().flatMap(List::stream).toList();
    }

    /** Methods that any run has, in the plan's order. */
    List<String> methods() {
        return all().stream()
                .flatMap(run -> run.edits().stream())
                .map(Edit::method)
                .distinct()
                .toList();
    }

    /** Layers that the method edits in any run, in the plan's order. */
    List<String> layers(String method) {
        return all().stream()
                .flatMap(run -> run.edits().stream())
                .filter(edit -> edit.method().equals(method))
                .flatMap(edit -> edit.layer().stream())
                .distinct()
                .toList();
    }

    /** The mean over a data set's seeds; a seed that has no such number (NaN) does not count, empty where none has. */
    Optional<SeedMean> mean(String data, double level, ToDoubleFunction<MeasuredRun> number) {
        double[] values =
                runs(data).stream().mapToDouble(number).filter(Double::isFinite).toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(SeedMean.of(level, values));
    }

    /** The same for each data set that has any. */
    Map<String, SeedMean> means(double level, ToDoubleFunction<MeasuredRun> number) {
        Map<String, SeedMean> means = new LinkedHashMap<>();
        for (String data : new ArrayList<>(data())) {
            mean(data, level, number).ifPresent(mean -> means.put(data, mean));
        }
        return means;
    }
}
