package io.editrisk.report;

import io.editrisk.evaluation.AccuracyCurve;
import io.editrisk.evaluation.CurveNoise;
import io.editrisk.experiment.PlannedEdit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether accuracies go one way along the lines of a run's edits and bend as a concave curve does, all tested together. */
final class Shapes {

    private record Lines(AccuracyCurve editing, AccuracyCurve original) {

        Stream<AccuracyCurve> both() {
            return Stream.of(editing, original);
        }

        Summary.Shape beside(CurveNoise noise) {
            return new Summary.Shape(curve(editing, noise), curve(original, noise));
        }

        private static Summary.Curve curve(AccuracyCurve curve, CurveNoise noise) {
            return new Summary.Curve(curve.monotone(noise), curve.concave(noise));
        }
    }

    private Shapes() {}

    /**
     * By the edits' names; none where lines have a single point.
     *
     * @param edits those that were measured
     */
    static Map<String, Summary.Shape> of(Sweeps sweeps, Iterable<PlannedEdit> edits, long seed) {
        if (sweeps.alphas().size() < 2) {
            return Map.of();
        }
        Map<String, Lines> lines = new LinkedHashMap<>();
        edits.forEach(edit -> lines.put(edit.name(), new Lines(sweeps.editingCurve(edit), sweeps.originalCurve(edit))));
        CurveNoise noise =
                CurveNoise.of(lines.values().stream().flatMap(Lines::both).toList(), seed);
        return lines.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, line -> line.getValue().beside(noise)));
    }
}
