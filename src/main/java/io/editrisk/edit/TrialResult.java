package io.editrisk.edit;

import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.Provenance;
import io.editrisk.store.Digest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a trial gave, before it is written anywhere.
 *
 * @param history epoch 0 (the original weights) to the last one measured; a diverged trial's ends before the epoch that
 *     was not finite
 * @param best the epoch whose weights were kept; epoch 0 unless the outcome is {@link Outcome#IMPROVED}: that of the
 *     original weights, or of those that were brought
 * @param delta the tensors that changed; empty unless there are {@linkplain Outcome#edited edited} weights
 * @param reason why the trial was {@link Outcome#IMPOSSIBLE}, or that its time was up: one line
 */
public record TrialResult(
        Outcome outcome, List<EpochPoint> history, EpochPoint best, Optional<Delta> delta, Optional<String> reason) {

    public TrialResult {
        history = List.copyOf(history);
        if (reason.isEmpty() && outcome == Outcome.IMPOSSIBLE) {
            throw new IllegalArgumentException("a trial with the outcome " + outcome + " and reason " + reason);
        }
        if (delta.isPresent() != outcome.edited()) {
            throw new IllegalArgumentException("a trial with the outcome " + outcome + " and delta " + delta);
        }
    }

    /** Of a trial that was possible and had its time. */
    TrialResult(Outcome outcome, List<EpochPoint> history, EpochPoint best, Optional<Delta> delta) {
        this(outcome, history, best, delta, Optional.empty());
    }

    /** Of one that was not. */
    static TrialResult impossible(Accuracy before, UnusableKeysException why) {
        EpochPoint untrained = new EpochPoint(0, Double.NaN, before);
        return new TrialResult(
                Outcome.IMPOSSIBLE,
                List.of(untrained),
                untrained,
                Optional.empty(),
                Optional.ofNullable(why.getMessage()));
    }

    /** Accuracy of the original weights on the editing validation data. */
    public Accuracy before() {
        return history.get(0).editing();
    }

    /**
     * The trial's record, as part of a run's edit.
     *
     * @param rung as the record has it
     * @param cost likewise
     */
    public TrialRecord record(
            String run,
            String edit,
            TrialSpec spec,
            OptionalInt rung,
            Optional<OriginalCost> cost,
            Provenance provenance) {
        return new TrialRecord(
                run,
                edit,
                spec,
                rung,
                outcome,
                reason,
                before(),
                best.editing(),
                cost,
                best.epoch(),
                history,
                delta.map(Delta::changed).orElse(List.of()),
                delta.map(Delta::change),
                delta.map(changes -> Digest.of(changes.file())),
                provenance);
    }
}
