package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rewriting keeps more of the original task's robustness than any other method. */
record RewritingLosesLeast() implements Claim {

    static final String REWRITING = "rewriting";

    @Override
    public String title() {
        return "rewriting loses least of the original task's robustness";
    }

    @Override
    public String quoted() {
        return "“Models edited with rewriting incur lower original task OOD penalties at all levels of corruption strength”"
                + " (section 7; figure 2 (c), beside local fine-tuning for output collision)";
    }

    @Override
    public String rule() {
        return "A seed's number is the original task's penalty of rewriting less that of another method, both the mean over edits"
                + " at the layers that rewriting edited (full fine-tuning has none). It holds where the interval lies above 0"
                + " beside every other method at α = 1; one-layer interpolation, at α = 0.5, decides nothing. At equal gain: for each edit by rewriting, the other's line is taken where it"
                + " first has gained as much on the editing task; edits whose line never does are left out.";
    }

    @Override
    public Finding of(Seeds seeds) {
        List<Statistic> deciding = new ArrayList<>();
        List<Statistic> gains = new ArrayList<>();
        List<Statistic> equal = new ArrayList<>();
        for (String other : seeds.methods()) {
            if (!other.equals(REWRITING)) {
                boolean halfway = other.equals(Edit.INTERPOLATION);
                (halfway ? gains : deciding)
                        .add(Statistic.of(
                                        seeds,
                                        "rewriting less " + other + ", original task's penalty",
                                        Unit.POINTS,
                                        run -> penalty(run, REWRITING) - penalty(run, other))
                                .claimedAbove(0));
                gains.add(Statistic.of(
                        seeds,
                        "rewriting less " + other + ", gain on the editing task",
                        Unit.POINTS,
                        run -> gain(run, REWRITING) - gain(run, other)));
                if (!halfway) {
                    equal.add(Statistic.of(
                            seeds,
                            "rewriting less " + other + ", original task's penalty at equal gain",
                            Unit.POINTS,
                            run -> atEqualGain(run, other)));
                }
            }
        }
        List<Statistic> tested = new ArrayList<>(gains);
        tested.addAll(equal);
        return new Finding(this, true, deciding, tested, figure(seeds));
    }

    private static List<Edit> comparable(MeasuredRun run, String method) {
        List<Optional<String>> layers = run.edits(edit -> edit.method().equals(REWRITING)).stream()
                .map(Edit::layer)
                .toList();
        return run.edits(
                edit -> edit.method().equals(method) && (edit.layer().isEmpty() || layers.contains(edit.layer())));
    }

    private static double penalty(MeasuredRun run, String method) {
        return MeasuredRun.mean(comparable(run, method), edit -> run.originalPenalty(edit, edit.taken()));
    }

    private static double gain(MeasuredRun run, String method) {
        return MeasuredRun.mean(comparable(run, method), edit -> run.gain(edit, edit.taken()));
    }

    private static double atEqualGain(MeasuredRun run, String other) {
        return run.edits(edit -> edit.method().equals(REWRITING)).stream()
                .flatMap(rewritten -> run
                        .edits(edit -> edit.method().equals(other)
                                && edit.task().equals(rewritten.task())
                                && (edit.layer().isEmpty() || edit.layer().equals(rewritten.layer())))
                        .stream()
                        .map(edit -> difference(run, rewritten, edit)))
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(Double.NaN);
    }

    private static OptionalDouble difference(MeasuredRun run, Edit rewritten, Edit edit) {
        OptionalDouble there = new EqualGain(run, edit).originalPenalty(run.gain(rewritten, 1));
        return there.isEmpty() ? there : OptionalDouble.of(run.originalPenalty(rewritten, 1) - there.getAsDouble());
    }

    private static Figure figure(Seeds seeds) {
        List<String> methods = seeds.methods();
        List<Panel> panels = new ArrayList<>();
        for (String data : seeds.data()) {
            List<Curve> curves = new ArrayList<>();
            for (int series = 0; series < methods.size(); series++) {
                String method = methods.get(series);
                Optional<SeedMean> gain = seeds.mean(data, SeedMean.LEVEL, run -> gain(run, method));
                Optional<SeedMean> penalty = seeds.mean(data, SeedMean.LEVEL, run -> penalty(run, method));
                if (gain.isPresent() && penalty.isPresent()) {
                    curves.add(new Curve(
                            series, Form.DOTS, List.of(SeedMarks.crossed(gain.get(), penalty.get(), Unit.POINTS))));
                }
            }
            panels.add(new Panel(
                    data,
                    Axis.numbers("gain on the editing task, points"),
                    Axis.numbers("original task's OOD penalty, points"),
                    curves));
        }
        return Figure.of(
                "What each method gains and what it costs, mean over edits and over seeds with 95% intervals; better is to the"
                        + " right and up.",
                methods, panels);
    }
}
