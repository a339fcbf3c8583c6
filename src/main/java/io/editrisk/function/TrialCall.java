package io.editrisk.function;

/** What a trial's object says: which trial of which edit of which run; everything else is in the plan. */
record TrialCall(String run, String edit, int trial) {}
