package io.editrisk.report;

import io.editrisk.evaluation.MeasuredSet;

/** Takes what was measured, an edit and evaluation set at a time, in the order of the plan; the unedited network's first. */
interface SetTaker {
    void take(MeasuredSet measured);
}
