package io.editrisk.edit;

import ai.djl.ndarray.NDManager;
import io.editrisk.network.Network;
import io.editrisk.network.Weights;
import java.util.Optional;

/**
 * What a trial has before anything moves.
 *
 * @param moment of the edited layer's keys over the original task's training data, for methods that
 *     {@linkplain EditingMethod#takesMoment take it}
 * @param manager what is made for the trial lives as long as this
 */
record Given(Network network, Weights original, StepPairs pairs, Optional<SecondMoment> moment, NDManager manager) {}
