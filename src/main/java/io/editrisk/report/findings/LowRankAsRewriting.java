package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Direct low-rank editing teaches as much as rewriting, and what it teaches is less robust. */
record LowRankAsRewriting() implements Claim {

    private static final String LOW_RANK = "direct-low-rank";
    private static final String REWRITING = RewritingLosesLeast.REWRITING;
    private static final double MARGIN = 0.02;

    @Override
    public String title() {
        return "direct low-rank does as well as rewriting on editing accuracy, worse on the editing task's OOD penalty";
    }

    @Override
    public String quoted() {
        return "“some of the effectiveness of rewriting … stems simply from employing low-rank weight updates” (section 4);"
                + " “direct low-rank editing underperforms in terms of editing task OOD penalty” (section 7)";
    }

    @Override
    public String rule() {
        return "A seed's number is direct low-rank's less rewriting's, the mean over editing tasks and layers, at α = 1. As well:"
                + " the interval of editing accuracy lies above −2 points; an edit that gained nothing counts as the network"
                + " before editing. Worse: the interval of the penalty lies below 0. Both have as many trials.";
    }

    @Override
    public Finding of(Seeds seeds) {
        List<Statistic> deciding = List.of(
                Statistic.of(
                                seeds,
                                "editing accuracy",
                                Unit.POINTS,
                                run -> mean(
                                        run,
                                        seeds,
                                        (task, layer) -> accuracy(run, task, LOW_RANK, layer)
                                                - accuracy(run, task, REWRITING, layer)))
                        .claimedAbove(-MARGIN),
                Statistic.of(seeds, "editing task's penalty", Unit.POINTS, run -> twins(run, Optional.empty(), true))
                        .claimedBelow(0));
        List<Statistic> tested = new ArrayList<>();
        tested.add(Statistic.of(
                seeds,
                "editing accuracy at each one's better layer",
                Unit.POINTS,
                run -> run.tasks().stream()
                        .mapToDouble(task -> best(run, seeds, task, LOW_RANK) - best(run, seeds, task, REWRITING))
                        .average()
                        .orElse(Double.NaN)));
        for (String layer : seeds.layers(REWRITING)) {
            tested.add(Statistic.of(
                    seeds,
                    "editing accuracy, " + layer,
                    Unit.POINTS,
                    run -> run.tasks().stream()
                            .mapToDouble(task ->
                                    accuracy(run, task, LOW_RANK, layer) - accuracy(run, task, REWRITING, layer))
                            .average()
                            .orElse(Double.NaN)));
            tested.add(Statistic.of(
                    seeds,
                    "editing task's penalty, " + layer,
                    Unit.POINTS,
                    run -> twins(run, Optional.of(layer), true)));
        }
        tested.add(Statistic.of(
                seeds, "original task's penalty", Unit.POINTS, run -> twins(run, Optional.empty(), false)));
        List<Statistic> shown = new ArrayList<>(deciding);
        shown.addAll(tested);
        return new Finding(this, true, deciding, tested, figure(seeds, shown));
    }

    private interface OfPlace {
        double of(String task, String layer);
    }

    private static double mean(MeasuredRun run, Seeds seeds, OfPlace number) {
        return run.tasks().stream()
                .flatMapToDouble(task -> seeds.layers(REWRITING).stream().mapToDouble(layer -> number.of(task, layer)))
                .average()
                .orElse(Double.NaN);
    }

    private static double accuracy(MeasuredRun run, String task, String method, String layer) {
        return run
                .edits(edit -> edit.task().equals(task)
                        && edit.method().equals(method)
                        && edit.layer().equals(Optional.of(layer)))
                .stream()
                .mapToDouble(edit -> run.editing(edit, 1))
                .findFirst()
                .orElseGet(() -> run.uneditedEditing(task));
    }

    private static double best(MeasuredRun run, Seeds seeds, String task, String method) {
        return seeds.layers(method).stream()
                .mapToDouble(layer -> accuracy(run, task, method, layer))
                .max()
                .orElse(Double.NaN);
    }

    /** Of edits that both methods made. */
    private static double twins(MeasuredRun run, Optional<String> layer, boolean editing) {
        return run
                .edits(edit -> edit.method().equals(LOW_RANK)
                        && (layer.isEmpty() || edit.layer().equals(layer)))
                .stream()
                .flatMap(edit -> run.twin(edit, REWRITING).stream()
                        .map(twin -> editing
                                ? run.editingPenalty(edit, 1) - run.editingPenalty(twin, 1)
                                : run.originalPenalty(edit, 1) - run.originalPenalty(twin, 1)))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static Figure figure(Seeds seeds, List<Statistic> shown) {
        List<String> data = List.copyOf(seeds.data());
        return Figure.of(
                "Direct low-rank less rewriting, mean over seeds with its 95% interval; right of zero is better.",
                data,
                List.of(new Dots("direct low-rank less rewriting", "difference, points")
                        .of(data, shown.stream().map(Statistic::of).toList(), shown)));
    }
}
