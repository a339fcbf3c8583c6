package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import java.util.ArrayList;
import java.util.List;

/** What an edit costs is more, the stronger the corruption. */
record LossGrowsWithSeverity() implements Claim {

    private interface Penalty {
        double of(MeasuredRun run, Edit edit, int severity);
    }

    private static final Penalty ORIGINAL =
            (run, edit, severity) -> run.originalPenalty(edit, edit.taken(), one -> one == severity);
    private static final Penalty EDITING =
            (run, edit, severity) -> run.editingPenalty(edit, edit.taken(), one -> one == severity);

    @Override
    public String title() {
        return "accuracy loss grows with severity";
    }

    @Override
    public String quoted() {
        return "figure 2 (c): original task OOD penalties become more negative with corruption strength, for local fine-tuning"
                + " for output collision and for rewriting";
    }

    @Override
    public String rule() {
        return "A seed's number is the original task's penalty at the highest severity less that at the lowest, the mean over all"
                + " edits and corruptions. It holds where the interval lies below 0.";
    }

    @Override
    public Finding of(Seeds seeds) {
        List<Integer> severities = seeds.all().get(0).severities();
        int low = severities.get(0);
        int high = severities.get(severities.size() - 1);
        List<Statistic> tested = new ArrayList<>();
        for (int i = 1; i < severities.size(); i++) {
            int from = severities.get(i - 1);
            int to = severities.get(i);
            tested.add(Statistic.of(
                    seeds,
                    "original task's penalty, severity " + to + " less " + from,
                    Unit.POINTS,
                    run -> mean(run, run.edits(), ORIGINAL, to) - mean(run, run.edits(), ORIGINAL, from)));
        }
        for (String method : seeds.methods()) {
            tested.add(Statistic.of(seeds, method + ", severity " + high + " less " + low, Unit.POINTS, run -> {
                List<Edit> some = run.edits(edit -> edit.method().equals(method));
                return mean(run, some, ORIGINAL, high) - mean(run, some, ORIGINAL, low);
            }));
        }
        for (int severity : List.of(low, high)) {
            tested.add(Statistic.of(
                    seeds,
                    "accuracy before editing at severity " + severity,
                    Unit.PERCENT,
                    run -> run.uneditedShifted(severity)));
        }
        tested.add(Statistic.of(
                seeds,
                "original task's penalty as a share of the accuracy before editing, severity " + high + " less " + low,
                Unit.POINTS,
                run -> mean(run, run.edits(), ORIGINAL, high) / run.uneditedShifted(high)
                        - mean(run, run.edits(), ORIGINAL, low) / run.uneditedShifted(low)));
        tested.add(Statistic.of(
                seeds,
                "editing task's penalty, severity " + high + " less " + low,
                Unit.POINTS,
                run -> mean(run, run.edits(), EDITING, high) - mean(run, run.edits(), EDITING, low)));
        Statistic deciding = Statistic.of(
                        seeds,
                        "original task's penalty, severity " + high + " less " + low,
                        Unit.POINTS,
                        run -> mean(run, run.edits(), ORIGINAL, high) - mean(run, run.edits(), ORIGINAL, low))
                .claimedBelow(0);
        Figure figure = Figure.of(
                "Penalties by severity, mean over all edits and over seeds with its 95% interval.",
                List.copyOf(seeds.data()),
                List.of(
                        panel(seeds, "original task", ORIGINAL, severities),
                        panel(seeds, "editing task", EDITING, severities)));
        return new Finding(this, true, List.of(deciding), tested, figure);
    }

    private static double mean(MeasuredRun run, List<Edit> edits, Penalty penalty, int severity) {
        return MeasuredRun.mean(edits, edit -> penalty.of(run, edit, severity));
    }

    private static Panel panel(Seeds seeds, String title, Penalty penalty, List<Integer> severities) {
        List<String> data = List.copyOf(seeds.data());
        List<Curve> curves = new ArrayList<>();
        for (int series = 0; series < data.size(); series++) {
            List<Mark> marks = new ArrayList<>();
            for (int severity : severities) {
                seeds.mean(data.get(series), SeedMean.LEVEL, run -> mean(run, run.edits(), penalty, severity))
                        .ifPresent(mean -> marks.add(SeedMarks.upright(severity, mean, Unit.POINTS)));
            }
            curves.add(new Curve(series, Form.LINE, marks));
        }
        return new Panel(title, Axis.numbers("severity, 1 to 5"), Axis.numbers("OOD penalty, points"), curves);
    }
}
