package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The paper's first finding: whatever the method, both penalties are negative on average. */
record NegativePenalties() implements Claim {

    @Override
    public String title() {
        return "every method has negative OOD penalties on average";
    }

    @Override
    public String quoted() {
        return "“all editing methods result in negative OOD penalties, meaning the edited models tend to be less robust”"
                + " (section 6)";
    }

    @Override
    public String rule() {
        return "A seed's number is the mean over a method's edits (layers and editing tasks) of the penalty, the mean over"
                + " corruptions and severities, at α = 1. It holds where the interval lies below 0 for every method and"
                + " both penalties. One-layer interpolation, which at α = 1 is local fine-tuning, is shown at α = 0.5 beside them.";
    }

    @Override
    public Finding of(Seeds seeds) {
        List<Statistic> original = new ArrayList<>();
        List<Statistic> editing = new ArrayList<>();
        for (String method : seeds.methods()) {
            original.add(statistic(seeds, method, "original task's penalty", run -> mean(run, method, true)));
            editing.add(statistic(seeds, method, "editing task's penalty", run -> mean(run, method, false)));
        }
        List<Statistic> deciding = new ArrayList<>();
        List<Statistic> tested = new ArrayList<>();
        for (List<Statistic> penalty : List.of(original, editing)) {
            for (int i = 0; i < penalty.size(); i++) {
                boolean halfway = seeds.methods().get(i).equals(Edit.INTERPOLATION);
                (halfway ? tested : deciding).add(penalty.get(i));
            }
        }
        tested.addAll(List.of(
                Statistic.of(
                        seeds,
                        "the network before editing, editing task's penalty",
                        Unit.POINTS,
                        NegativePenalties::before),
                Statistic.of(
                        seeds,
                        "mean over all edits less the network before editing, editing task's penalty",
                        Unit.POINTS,
                        run -> MeasuredRun.mean(run.edits(), edit -> run.editingPenalty(edit, edit.taken()))
                                - before(run))));
        List<String> data = List.copyOf(seeds.data());
        Figure figure = Figure.of(
                "Both OOD penalties by method, mean over seeds with its 95% interval; left of zero is a loss.",
                data,
                List.of(
                        new Dots("original task", "change under corruption by editing, points")
                                .of(data, seeds.methods(), original),
                        new Dots("editing task", "accuracy under corruption less without, points")
                                .of(data, seeds.methods(), editing)));
        return new Finding(this, true, deciding, tested, figure);
    }

    private static Statistic statistic(
            Seeds seeds, String method, String penalty, ToDoubleFunction<MeasuredRun> number) {
        return Statistic.of(seeds, method + ", " + penalty, Unit.POINTS, number).claimedBelow(0);
    }

    private static double mean(MeasuredRun run, String method, boolean original) {
        return MeasuredRun.mean(
                run.edits(edit -> edit.method().equals(method)),
                edit -> original ? run.originalPenalty(edit, edit.taken()) : run.editingPenalty(edit, edit.taken()));
    }

    /** The editing task's penalty needs no edit: these images are harder under corruption for any network. */
    private static double before(MeasuredRun run) {
        return MeasuredRun.mean(run.edits(), edit -> run.editingPenalty(edit, 0));
    }
}
