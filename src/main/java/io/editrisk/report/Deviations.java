package io.editrisk.report;

import io.editrisk.edit.LowRank;
import io.editrisk.edit.Rewrite;
import io.editrisk.edit.Target;
import io.editrisk.experiment.Experiment;
import io.editrisk.experiment.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where a run was not made as the paper's were, a sentence each. */
final class Deviations {

    private Deviations() {}

    static List<String> of(Plan plan) {
        Experiment experiment = plan.experiment();
        List<String> lines = new ArrayList<>();
        if (experiment.excludeEdited()) {
            lines.add("Images that show what the edits were trained on are left out; the paper measures them.");
        }
        if (experiment.choosing().split()) {
            lines.add(
                    "Trials and α were chosen on one half of the images and are reported on the other; the paper chooses and reports on the same.");
        }
        if (collisions(experiment).anyMatch(Target.FROZEN::equals)) {
            lines.add(
                    "Collisions have the unedited network's features as their goal (target: frozen); in the paper's form both sides see the edited weights (target: moving).");
        }
        if (rewrites(experiment).anyMatch(rewrite -> !rewrite.centred())) {
            lines.add(
                    "Rewriting takes the keys' second moment about zero; the paper's runs took it about the mean (centred: true).");
        }
        if (plan.sets().stream().anyMatch(set -> set.shift().isPresent() && !set.published())) {
            lines.add(
                    "Corruptions were made when they were measured, by the published algorithms with random numbers of the run's seed, and without the JPEG that ImageNet-C is stored as.");
        }
        return lines;
    }

    private static Stream<Target> collisions(Experiment experiment) {
        return experiment.edits().stream()
                .filter(edit -> edit.method().endsWith("-collision"))
                .flatMap(edit -> edit.targets().stream());
    }

    private static Stream<Rewrite> rewrites(Experiment experiment) {
        return experiment.edits().stream()
                .flatMap(edit -> edit.lowRank().stream())
                .map(LowRank::rewrite)
                .flatMap(rewrite -> rewrite.stream());
    }
}
