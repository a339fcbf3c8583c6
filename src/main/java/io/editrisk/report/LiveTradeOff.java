package io.editrisk.report;

import io.editrisk.evaluation.Accuracy;
import io.editrisk.evaluation.AlphaPoint;
import io.editrisk.evaluation.EvaluationTask;
import io.editrisk.evaluation.MetricRecord;
import io.editrisk.experiment.Plan;
import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.PageFigures.Drawn;
import io.editrisk.report.Summary.Measured;
import io.editrisk.report.figure.Figure;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import io.editrisk.report.figure.Figure.Rank;
import io.editrisk.report.figure.Figure.Series;
import io.editrisk.store.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is gained against what is lost while a run is under way, of the records that are there: each point counts the images that
 * were measured by then. For one thread.
 */
public final class LiveTradeOff {

    private final Plan plan;
    private final Map<Place, Accuracy> counted = new HashMap<>();

    private record Place(String edit, String set, double alpha) {}

    public LiveTradeOff(Plan plan) {
        this.plan = plan;
    }

    /** The sets that are drawn: images as they are. */
    public List<String> sets() {
        return Stream.concat(Stream.of(EvaluationTask.UNEDITED), tasks().stream())
                .toList();
    }

    private List<String> tasks() {
        return plan.experiment().taskNames();
    }

    /** Counts a record of one of the {@link #sets}; each once. */
    public void add(MetricRecord record) {
        for (AlphaPoint point : record.points()) {
            counted.merge(
                    new Place(record.edit(), record.set(), point.alpha()),
                    new Accuracy(point.correct(), point.seen()),
                    (some, more) -> new Accuracy(some.correct() + more.correct(), some.seen() + more.seen()));
        }
    }

    /** The figure as the page's script reads it, in JSON. */
    public byte[] json() {
        List<PlannedEdit> edits = plan.edits();
        List<Series> series = new ArrayList<>(List.of(Series.plain(FigureData.UNEDITED)));
        List<String> methods =
                edits.stream().map(LiveTradeOff::method).distinct().toList();
        List<String> layers =
                edits.stream().map(edit -> edit.layer().orElse("")).distinct().toList();
        for (PlannedEdit edit : edits) {
            series.add(new Series(
                    edit.name(),
                    methods.indexOf(method(edit)),
                    layers.indexOf(edit.layer().orElse("")),
                    OptionalInt.of(series.size() - 1)));
        }
        Figure figure = new Figure(
                "Accuracy on the editing task against accuracy on the original task, of the images measured so far.",
                series,
                tasks().stream().map(this::panel).toList());
        return Json.encode(
                PageFigures.ofDrawn(edits.stream().map(LiveTradeOff::drawn).toList(), Map.of("trade-off", figure)));
    }

    private static String method(PlannedEdit edit) {
        return edit.reportedAs().get(0).method();
    }

    private static Drawn drawn(PlannedEdit edit) {
        return new Drawn(
                edit.name(),
                edit.reportedAs().stream().map(ReportedAs::edit).toList(),
                edit.reportedAs().stream().map(ReportedAs::method).toList(),
                edit.layer().orElse(""),
                edit.task());
    }

    private Panel panel(String task) {
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(
                0,
                Form.DOTS,
                mark(EvaluationTask.UNEDITED, task, 0, Rank.CHOSEN).stream().toList()));
        IntStream.range(0, plan.edits().size())
                .filter(i -> plan.edits().get(i).task().equals(task))
                .forEach(i -> curves.add(new Curve(
                        i + 1,
                        Form.LINE,
                        plan.alphas().stream()
                                .flatMap(alpha -> mark(plan.edits().get(i).name(), task, alpha, Rank.PLAIN).stream())
                                .toList())));
        return TradeOffFigure.panel(tasks().size() == 1 ? "" : task, curves);
    }

    private Optional<Mark> mark(String edit, String task, double alpha, Rank rank) {
        return at(edit, EvaluationTask.UNEDITED, alpha)
                .flatMap(original -> at(edit, task, alpha)
                        .map(editing ->
                                TradeOffFigure.mark("α = " + Numbers.alpha(alpha) + "\\n", editing, original, rank)));
    }

    /** Where a line starts the unedited network was measured, and not the edit. */
    private Optional<Measured> at(String edit, String set, double alpha) {
        return Optional.ofNullable(counted.get(new Place(edit, set, alpha)))
                .or(() -> alpha == 0
                        ? Optional.ofNullable(counted.get(new Place(EvaluationTask.UNEDITED, set, 0)))
                        : Optional.empty())
                .map(Measured::of);
    }
}
