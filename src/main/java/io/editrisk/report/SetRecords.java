package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.evaluation.MetricRecord;
import java.util.List;

/** Where records of one set come from, while a run is under way. */
public interface SetRecords {

    /** An edit's, or the unedited network's, of that set: all that one looks at. */
    List<MetricRecord> of(String edit, EvaluationSet set);
}
