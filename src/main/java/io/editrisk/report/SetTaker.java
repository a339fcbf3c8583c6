package io.editrisk.report;

import io.editrisk.evaluation.MeasuredSet;

/** Takes what was measured, an edit and evaluation set at a time, in the order of the plan; the unedited network's first. */
interface SetTaker {

    /**
     * Takes a set.
     *
     * @param reported of all its images those that numbers are made of: all, unless α is chosen on some
     */
    void take(MeasuredSet all, MeasuredSet reported);
}
