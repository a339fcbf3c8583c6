package io.editrisk.function;

import ai.djl.ndarray.NDArray;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.store.ObjectStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads whatever measuring reads, then has the result ready: no picture is decoded, no network run. */
final class EmptyMeasuring extends Measuring {

    private final RunInputs inputs;

    EmptyMeasuring(RunInputs inputs) {
        super(inputs);
        this.inputs = inputs;
    }

    @Override
    MetricRecord measure(
            ObjectStore store, Plan plan, EvaluationTask task, LeasedNetwork original, Map<String, NDArray> edited) {
        String dataset = plan.set(task.set()).dataset();
        inputs.dataset(store, plan, dataset);
        int seen = task.to() - task.from();
        List<Integer> zeros = Collections.nCopies(seen, 0);
        return new MetricRecord(
                task.run(),
                task.edit(),
                task.set(),
                task.from(),
                task.to(),
                zeros,
                Collections.nCopies(seen, "picture"),
                task.alphas().stream()
                        .map(alpha -> new AlphaPoint(alpha, seen, seen, zeros))
                        .toList(),
                inputs.provenance(plan, dataset, plan.weightsDigest()));
    }
}
