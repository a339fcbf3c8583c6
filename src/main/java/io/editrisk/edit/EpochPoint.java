package io.editrisk.edit;

import io.editrisk.evaluation.Accuracy;

/** After an epoch of a trial (0: before the first): mean training loss in it (NaN where nothing is trained), accuracy on the editing validation data. */
public record EpochPoint(int epoch, double loss, Accuracy editing) {}
