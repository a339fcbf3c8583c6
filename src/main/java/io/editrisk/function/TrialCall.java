package io.editrisk.function;

import java.util.OptionalInt;

/**
 * What a trial's object says: which trial of which edit of which run; everything else is in the plan.
 *
 * @param rung up to which it is trained, where the edit's rates are searched
 */
record TrialCall(String run, String edit, int trial, OptionalInt rung) {}
