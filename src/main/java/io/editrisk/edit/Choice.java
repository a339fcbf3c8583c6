package io.editrisk.edit;

import java.util.OptionalInt;

/**
 * Which trial of an edit won by the experiment's {@linkplain TrialRule rule}. Without a trial that gained anything there is none, and {@code outcome} says what happened instead.
 *
 * @param rung that the trial reached, where the edit's rates are {@linkplain Halving searched}
 */
public record Choice(String run, String edit, OptionalInt trial, OptionalInt rung, Outcome outcome) {}
