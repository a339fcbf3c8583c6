package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import java.util.ArrayList;
import java.util.List;

/** Between the old weights and those of an edit of one layer, accuracies go one way, and bend as a concave curve does. */
record MonotoneAndConcave() implements Claim {

    /** Those that change tensors of their layer alone, each training once. */
    private static final List<String> METHODS =
            List.of("local-fine-tuning", "local-collision", "rewriting", "direct-low-rank");

    private static final double MOST = 0.75;

    /** Differences of fractions that are no more than this are none. */
    private static final double ROUNDING = 1e-9;

    private static final double HALF_A_POINT = 0.005;

    private interface OfLine {
        double at(MeasuredRun run, Edit edit, double alpha);
    }

    private interface OfEdit {
        double of(MeasuredRun run, Edit edit);
    }

    /** Accuracies along the line of an edit that go up, or would where they are read downwards. */
    private record Line(String name, OfLine accuracy) {
        LineShape of(MeasuredRun run, Edit edit) {
            double[] alphas =
                    run.alphas().stream().mapToDouble(Double::doubleValue).toArray();
            double[] values = run.alphas().stream()
                    .mapToDouble(alpha -> accuracy.at(run, edit, alpha))
                    .toArray();
            return new LineShape(alphas, values);
        }
    }

    private static final Line EDITING = new Line("editing task", MeasuredRun::editing);
    private static final Line ORIGINAL = new Line("original task", MeasuredRun::original);
    private static final Line SHIFTED = new Line("original task under corruption", MeasuredRun::shifted);

    @Override
    public String title() {
        return "accuracy along α is monotone and roughly concave for single-layer edits";
    }

    @Override
    public String quoted() {
        return "“as the interpolation parameter α increases, accuracy on the fine-tuning task increases monotonically while"
                + " accuracy on the original task decreases monotonically. Figure 3 shows the same behaviour occurs when weights"
                + " are updated using local (i.e. single layer) fine-tuning or low-rank editing methods” (section 8.2); “the"
                + " resulting curves appear to be roughly concave” (section 7)";
    }

    @Override
    public String rule() {
        return "Edits by " + String.join(", ", METHODS)
                + ". A line goes one way if no step between neighbouring points goes the"
                + " other way by more than one image. It is concave on average where the points between the ends lie above the"
                + " straight line through them. It holds where the share of edits that go one way lies above 75%, on the editing"
                + " task upwards and on the original task downwards, and the mean height above the straight line lies above 0 on"
                + " both.";
    }

    @Override
    public Finding of(Seeds seeds) {
        List<Statistic> deciding = List.of(
                share(
                                seeds,
                                "editing accuracy never falls by more than one image",
                                (run, edit) -> fall(EDITING, run, edit) - image(run.editingImages(edit)))
                        .claimedAbove(MOST),
                share(
                                seeds,
                                "original accuracy never rises by more than one image",
                                (run, edit) -> rise(ORIGINAL, run, edit) - image(run.originals()))
                        .claimedAbove(MOST),
                mean(
                                seeds,
                                "editing accuracy above the straight line",
                                (run, edit) -> EDITING.of(run, edit).aboveChord())
                        .claimedAbove(0),
                mean(
                                seeds,
                                "original accuracy above the straight line",
                                (run, edit) -> ORIGINAL.of(run, edit).aboveChord())
                        .claimedAbove(0));
        List<Statistic> tested = List.of(
                share(seeds, "editing accuracy never falls at all", (run, edit) -> fall(EDITING, run, edit)),
                share(seeds, "original accuracy never rises at all", (run, edit) -> rise(ORIGINAL, run, edit)),
                share(
                        seeds,
                        "accuracy under corruption never rises by more than half a point",
                        (run, edit) -> rise(SHIFTED, run, edit) - HALF_A_POINT),
                mean(seeds, "editing accuracy, largest fall between points", (run, edit) -> fall(EDITING, run, edit)),
                mean(seeds, "original accuracy, largest rise between points", (run, edit) -> rise(ORIGINAL, run, edit)),
                mean(
                        seeds,
                        "accuracy under corruption, largest rise between points",
                        (run, edit) -> rise(SHIFTED, run, edit)),
                mean(
                        seeds,
                        "accuracy under corruption above the straight line",
                        (run, edit) -> SHIFTED.of(run, edit).aboveChord()),
                share(
                        seeds,
                        "editing accuracy lies nowhere below the straight line by more than one image",
                        (run, edit) -> -EDITING.of(run, edit).leastAboveChord() - image(run.editingImages(edit))),
                share(
                        seeds,
                        "original accuracy lies nowhere below the straight line by more than one image",
                        (run, edit) -> -ORIGINAL.of(run, edit).leastAboveChord() - image(run.originals())));
        return new Finding(this, true, deciding, tested, figure(seeds));
    }

    private static double fall(Line line, MeasuredRun run, Edit edit) {
        return line.of(run, edit).largestFall();
    }

    private static double rise(Line line, MeasuredRun run, Edit edit) {
        return line.of(run, edit).negated().largestFall();
    }

    private static double image(long images) {
        return 1.0 / images;
    }

    private static List<Edit> edits(MeasuredRun run) {
        return run.edits(edit -> METHODS.contains(edit.method()));
    }

    private static Statistic mean(Seeds seeds, String of, OfEdit number) {
        return Statistic.of(seeds, of, Unit.POINTS, run -> MeasuredRun.mean(edits(run), edit -> number.of(run, edit)));
    }

    /** The share of edits whose excess is none. */
    private static Statistic share(Seeds seeds, String of, OfEdit excess) {
        return Statistic.of(
                seeds,
                of,
                Unit.PERCENT,
                run -> MeasuredRun.mean(edits(run), edit -> excess.of(run, edit) <= ROUNDING ? 1 : 0));
    }

    private static Figure figure(Seeds seeds) {
        List<Line> lines = List.of(EDITING, ORIGINAL, SHIFTED);
        List<Panel> panels = new ArrayList<>();
        for (String data : seeds.data()) {
            List<Curve> curves = new ArrayList<>();
            for (int series = 0; series < lines.size(); series++) {
                OfLine accuracy = lines.get(series).accuracy();
                List<Mark> marks = new ArrayList<>();
                for (double alpha : seeds.runs(data).get(0).alphas()) {
                    seeds.mean(
                                    data,
                                    SeedMean.LEVEL,
                                    run -> MeasuredRun.mean(
                                            edits(run),
                                            edit -> accuracy.at(run, edit, alpha) - accuracy.at(run, edit, 0)))
                            .ifPresent(mean -> marks.add(SeedMarks.upright(alpha, mean, Unit.POINTS)));
                }
                curves.add(new Curve(series, Form.LINE, marks));
            }
            panels.add(new Panel(
                    data,
                    Axis.numbers("α, from the old weights (0) to the new (1)"),
                    Axis.numbers("change in accuracy, points"),
                    curves));
        }
        return Figure.of(
                "Change in accuracy along the line, mean over single-layer edits and over seeds with its 95% interval.",
                lines.stream().map(Line::name).toList(), panels);
    }
}
