package io.editrisk.report.findings;

import java.util.List;
import java.util.OptionalDouble;

/**
 * An edit's line where it has gained as much on the editing task as asked for: the first such α, straight between the points
 * that were measured. So edits can be compared that teach the same.
 */
record EqualGain(MeasuredRun run, Edit edit) {

    /** The original task's OOD penalty there; empty where the line gains less than that. */
    OptionalDouble originalPenalty(double gain) {
        List<Double> alphas = run.alphas();
        double before = run.editing(edit, 0);
        for (int i = 1; i < alphas.size(); i++) {
            double from = alphas.get(i - 1);
            double to = alphas.get(i);
            double low = run.editing(edit, from) - before;
            double high = run.editing(edit, to) - before;
            if (high >= gain) {
                double part = low >= gain ? 0 : (gain - low) / (high - low);
                return OptionalDouble.of(
                        (1 - part) * run.originalPenalty(edit, from) + part * run.originalPenalty(edit, to));
            }
        }
        return OptionalDouble.empty();
    }
}
