package io.editrisk.edit;

import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a trial gave.
 *
 * @param rung that it was trained up to, where the edit's rates are {@linkplain Halving searched}; from 0
 * @param reason why the trial was {@link Outcome#IMPOSSIBLE}, or that its time was up: one line
 * @param before accuracy of the original weights on the editing validation data
 * @param best accuracy of the weights that were kept, on the same data; equals {@code before} without a gain
 * @param cost what the weights that were kept did to the original task, where trials are chosen by it
 * @param bestEpoch the epoch whose weights were kept; 0 where the original ones were
 * @param history epoch by epoch
 * @param changed names of the tensors in the delta; empty without a gain
 * @param change how much they differ from where the edit started; empty without a gain
 * @param deltaDigest SHA-256 of the delta file; empty without a gain
 */
public record TrialRecord(
        String run,
        String edit,
        TrialSpec spec,
        OptionalInt rung,
        Outcome outcome,
        Optional<String> reason,
        Accuracy before,
        Accuracy best,
        Optional<OriginalCost> cost,
        int bestEpoch,
        List<EpochPoint> history,
        List<String> changed,
        Optional<WeightChange> change,
        Optional<String> deltaDigest,
        Provenance provenance) {
    public TrialRecord {
        history = List.copyOf(history);
        changed = List.copyOf(changed);
    }
}
