package io.editrisk.report;

import io.editrisk.evaluation.EffectiveRobustness;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.experiment.PlannedEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The networks whose line effective robustness is the distance from: the unedited one, and those that full and global
 * fine-tuning make of it, at all points of their lines, on the images that all edits were measured on. Chains of edits are not
 * among them.
 */
record Family(Sweeps sweeps, Optional<EffectiveRobustness> line) {

    private static final Set<String> METHODS = Set.of("full-fine-tuning", "global-fine-tuning");

    /** @param measured the edits that have edited weights */
    static Family of(Sweeps all, List<PlannedEdit> measured, long seed) {
        Sweeps sweeps = all.among(measured);
        List<EffectiveRobustness.Member> members = new ArrayList<>();
        for (PlannedEdit edit : measured) {
            boolean belongs = edit.base().isEmpty()
                    && edit.reportedAs().stream().anyMatch(name -> METHODS.contains(name.method()));
            if (belongs) {
                sweeps.alphas().stream()
                        .filter(alpha -> alpha > 0)
                        .forEach(alpha -> sweeps.member(edit.name(), alpha).ifPresent(members::add));
            }
        }
        if (!members.isEmpty()) {
            sweeps.member(EvaluationTask.UNEDITED, 0).ifPresent(members::add);
        }
        return new Family(sweeps, EffectiveRobustness.to(members, seed));
    }

    /** How far a point lies from the line, if there is one. */
    Optional<EffectiveRobustness.Estimate> distance(String edit, double alpha) {
        return line.flatMap(to -> sweeps.member(edit, alpha).map(to::of));
    }
}
