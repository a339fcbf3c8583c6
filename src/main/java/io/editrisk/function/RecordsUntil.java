package io.editrisk.function;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.report.SetRecords;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.util.List;

/** The records that a look finds, which are all there, one set at a time. */
record RecordsUntil(ObjectStore store, Plan plan, int look) implements SetRecords {

    @Override
    public List<MetricRecord> of(String edit, EvaluationSet set) {
        return plan.tasksOn(edit, set, look)
                .map(task -> store.read(StoreLayout.record(plan.run(), edit, task.id())))
                .map(json -> Json.decode(json, MetricRecord.class))
                .toList();
    }
}
