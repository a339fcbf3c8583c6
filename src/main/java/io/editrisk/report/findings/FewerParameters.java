package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.findings.Edit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The fewer parameters an edit was free to change, the more of the original task's robustness is kept. */
record FewerParameters(ChangedParameters parameters) implements Claim {

    @Override
    public String title() {
        return "fewer changed parameters, more robustness kept";
    }

    @Override
    public String quoted() {
        return "“editing weight updates with restricted capacity (as measured by the effective number of model parameters the"
                + " update modifies) can preserve more of the robustness of the original model” (section 10)";
    }

    @Override
    public String rule() {
        return "A seed's number is Spearman's rank correlation, over all its edits but one-layer interpolation's, of the number of"
                + " parameters that were trained (of a term of rank one its trained factors) with the original task's penalty at"
                + " α = 1. It holds where the interval lies below 0. At equal gain: the partial rank correlation, given the gain"
                + " on the editing task.";
    }

    @Override
    public Finding of(Seeds seeds) {
        Map<Place, Long> counts = seeds.all().stream()
                .flatMap(run -> edits(run).stream())
                .map(Edit::place)
                .distinct()
                .collect(Collectors.toMap(place -> place, parameters::of));
        Statistic deciding = Statistic.of(
                        seeds,
                        "rank correlation of parameters with the original task's penalty",
                        Unit.CORRELATION,
                        run -> correlation(run, edit -> count(counts, edit), edit -> run.originalPenalty(edit, 1)))
                .claimedBelow(0);
        List<Statistic> tested = List.of(
                Statistic.of(
                        seeds,
                        "the same, given the gain on the editing task (partial)",
                        Unit.CORRELATION,
                        run -> partial(
                                correlation(run, edit -> count(counts, edit), edit -> run.originalPenalty(edit, 1)),
                                correlation(run, edit -> count(counts, edit), edit -> run.gain(edit, 1)),
                                correlation(run, edit -> run.gain(edit, 1), edit -> run.originalPenalty(edit, 1)))),
                Statistic.of(
                        seeds,
                        "rank correlation of parameters with the gain on the editing task",
                        Unit.CORRELATION,
                        run -> correlation(run, edit -> count(counts, edit), edit -> run.gain(edit, 1))),
                Statistic.of(
                        seeds,
                        "rank correlation of the gain with the original task's penalty",
                        Unit.CORRELATION,
                        run -> correlation(run, edit -> run.gain(edit, 1), edit -> run.originalPenalty(edit, 1))),
                Statistic.of(
                        seeds,
                        "rank correlation of parameters with the editing task's penalty",
                        Unit.CORRELATION,
                        run -> correlation(run, edit -> count(counts, edit), edit -> run.editingPenalty(edit, 1))));
        return new Finding(this, true, List.of(deciding), tested, figure(seeds, counts));
    }

    private static double count(Map<Place, Long> counts, Edit edit) {
        return Objects.requireNonNull(counts.get(edit.place()));
    }

    /** Interpolation trains as local fine-tuning does: it would count twice. */
    private static List<Edit> edits(MeasuredRun run) {
        return run.edits(edit -> !edit.method().equals(Edit.INTERPOLATION));
    }

    private static double correlation(MeasuredRun run, ToDoubleFunction<Edit> x, ToDoubleFunction<Edit> y) {
        List<Edit> edits = edits(run);
        return RankCorrelation.of(
                edits.stream().mapToDouble(x).toArray(),
                edits.stream().mapToDouble(y).toArray());
    }

    /** Of x and y, given z, from the correlations of each two. */
    static double partial(double xy, double xz, double zy) {
        return (xy - xz * zy) / Math.sqrt((1 - xz * xz) * (1 - zy * zy));
    }

    private static Figure figure(Seeds seeds, Map<Place, Long> counts) {
        List<String> methods = seeds.methods().stream()
                .filter(method -> !method.equals(Edit.INTERPOLATION))
                .toList();
        List<Panel> panels = new ArrayList<>();
        for (String data : seeds.data()) {
            List<Curve> curves = new ArrayList<>();
            for (int series = 0; series < methods.size(); series++) {
                String method = methods.get(series);
                List<Mark> marks = new ArrayList<>();
                counts.entrySet().stream()
                        .filter(entry -> entry.getKey().method().equals(method))
                        .sorted(Map.Entry.comparingByValue())
                        .forEach(entry -> seeds.mean(
                                        data,
                                        SeedMean.LEVEL,
                                        run -> MeasuredRun.mean(
                                                run.edits(edit -> edit.place().equals(entry.getKey())),
                                                edit -> run.originalPenalty(edit, 1)))
                                .ifPresent(mean -> marks.add(SeedMarks.upright(entry.getValue(), mean, Unit.POINTS))));
                curves.add(new Curve(series, Form.DOTS, marks));
            }
            panels.add(new Panel(
                    data,
                    Axis.powers("trained parameters"),
                    Axis.numbers("original task's OOD penalty, points"),
                    curves));
        }
        return Figure.of(
                "Each method and layer: parameters that were trained and the penalty at α = 1, mean over editing tasks and seeds"
                        + " with its 95% interval.",
                methods, panels);
    }
}
