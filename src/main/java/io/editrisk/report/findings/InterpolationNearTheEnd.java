package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Near the new weights, some single layer fine-tuned keeps more robustness than all of them fine-tuned. */
record InterpolationNearTheEnd() implements Claim {

    private static final String FULL = "full-fine-tuning";
    private static final double NEAR = 0.7;
    private static final double ERROR = 0.05;

    @Override
    public String title() {
        return "there are layers where 1-LI keeps more robustness than full fine-tuning near α = 1";
    }

    @Override
    public String quoted() {
        return "“for all three tasks there are layers where single-layer fine-tuning provides higher ImageNet-C accuracy than"
                + " global fine-tuning along some portion of the interpolation path. In the cases of MNIST and SVHN, this benefit"
                + " only appears for α near 1” (section 8.1)";
    }

    @Override
    public String rule() {
        return "A seed's number is the accuracy under corruption on the original task of one-layer interpolation at a layer less"
                + " that of full fine-tuning, the mean over editing tasks and the points of α above 0.7. It holds where the"
                + " interval lies above 0 for at least one layer; since one of several is enough, the deciding intervals are"
                + " widened so that together they have 95% (Bonferroni). At equal gain: where full fine-tuning's line first has"
                + " gained as much on the editing task as the layer's end.";
    }

    @Override
    public Finding of(Seeds seeds) {
        List<String> layers = seeds.layers(Edit.INTERPOLATION);
        double level = 1 - ERROR / layers.size();
        List<Statistic> deciding = new ArrayList<>();
        List<Statistic> tested = new ArrayList<>();
        for (String layer : layers) {
            Map<String, SeedMean> near = seeds.means(level, run -> difference(run, layer, NEAR, 1));
            deciding.add(new Statistic(
                            layer + " less full fine-tuning, accuracy under corruption",
                            Unit.POINTS,
                            near,
                            Optional.empty())
                    .claimedAbove(0));
            tested.add(Statistic.of(
                    seeds,
                    layer + ", the same between α = 0 and 0.7",
                    Unit.POINTS,
                    run -> difference(run, layer, 0, NEAR)));
            tested.add(Statistic.of(
                    seeds,
                    layer + " less full fine-tuning, gain on the editing task",
                    Unit.POINTS,
                    run -> mean(
                            run,
                            layer,
                            edit -> full(run, edit).stream()
                                    .mapToDouble(whole -> run.gain(edit, 1) - run.gain(whole, 1))
                                    .average()
                                    .orElse(Double.NaN))));
            tested.add(Statistic.of(
                    seeds,
                    layer + " less full fine-tuning, original task's penalty at equal gain",
                    Unit.POINTS,
                    run -> mean(run, layer, edit -> atEqualGain(run, edit))));
        }
        return new Finding(this, false, deciding, tested, figure(seeds, layers));
    }

    private static List<Edit> ofLayer(MeasuredRun run, String layer) {
        return run.edits(
                edit -> edit.method().equals(Edit.INTERPOLATION) && edit.layer().equals(Optional.of(layer)));
    }

    private static Optional<Edit> full(MeasuredRun run, Edit edit) {
        return run.edits(other -> other.method().equals(FULL) && other.task().equals(edit.task())).stream()
                .findFirst();
    }

    /** Over the edits that have such a number. */
    private static double mean(MeasuredRun run, String layer, ToDoubleFunction<Edit> number) {
        return ofLayer(run, layer).stream()
                .mapToDouble(number)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static double difference(MeasuredRun run, String layer, double above, double to) {
        return mean(
                run,
                layer,
                edit -> full(run, edit).stream()
                        .flatMapToDouble(whole -> run.alphas().stream()
                                .filter(alpha -> alpha > above && alpha <= to)
                                .mapToDouble(alpha -> run.shifted(edit, alpha) - run.shifted(whole, alpha)))
                        .average()
                        .orElse(Double.NaN));
    }

    private static double atEqualGain(MeasuredRun run, Edit edit) {
        OptionalDouble whole = full(run, edit)
                .map(other -> new EqualGain(run, other).originalPenalty(run.gain(edit, 1)))
                .orElse(OptionalDouble.empty());
        return whole.isPresent() ? run.originalPenalty(edit, 1) - whole.getAsDouble() : Double.NaN;
    }

    private static Figure figure(Seeds seeds, List<String> layers) {
        List<String> series = new ArrayList<>(List.of("full fine-tuning"));
        layers.forEach(layer -> series.add("1-LI, " + layer));
        List<Panel> panels = new ArrayList<>();
        for (String data : seeds.data()) {
            List<Curve> curves = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                Optional<String> layer = i == 0 ? Optional.empty() : Optional.of(layers.get(i - 1));
                String method = i == 0 ? FULL : Edit.INTERPOLATION;
                List<Mark> marks = new ArrayList<>();
                for (double alpha : seeds.runs(data).get(0).alphas()) {
                    seeds.mean(
                                    data,
                                    SeedMean.LEVEL,
                                    run -> MeasuredRun.mean(
                                            run.edits(edit -> edit.method().equals(method)
                                                    && edit.layer().equals(layer)),
                                            edit -> run.shifted(edit, alpha) - run.shifted(edit, 0)))
                            .ifPresent(mean -> marks.add(SeedMarks.upright(alpha, mean, Unit.POINTS)));
                }
                curves.add(new Curve(i, Form.LINE, marks));
            }
            panels.add(new Panel(
                    data,
                    Axis.numbers("α, from the old weights (0) to the new (1)"),
                    Axis.numbers("original task's OOD penalty, points"),
                    curves));
        }
        return Figure.of(
                "Change in accuracy under corruption along the line, mean over editing tasks and seeds with its 95% interval.",
                series, panels);
    }
}
