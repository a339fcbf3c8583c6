package io.editrisk.report;

import io.editrisk.experiment.PlannedEdit;
import io.editrisk.experiment.PlannedEdit.ReportedAs;
import io.editrisk.report.Summary.EditSummary;
import io.editrisk.report.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * An edit as figures draw it: once, however many names it is reported under.
 *
 * @param index among all that are drawn
 * @param planned what was measured
 * @param names what it is reported as, at least one, each with a chosen point
 * @param colour of its method
 * @param symbol of its layer
 */
record DrawnEdit(int index, PlannedEdit planned, List<EditSummary> names, int colour, int symbol) {

    DrawnEdit {
        names = List.copyOf(names);
    }

    /** All that were measured, in the order of the plan. */
    static List<DrawnEdit> of(List<PlannedEdit> edits, Summary summary) {
        List<DrawnEdit> drawn = new ArrayList<>();
        List<String> methods = methods(summary);
        List<String> layers = new ArrayList<>();
        for (PlannedEdit edit : edits) {
            List<String> reported =
                    edit.reportedAs().stream().map(ReportedAs::edit).toList();
            List<EditSummary> names = summary.edits().stream()
                    .filter(one -> reported.contains(one.edit()))
                    .filter(one -> one.chosen().isPresent())
                    .toList();
            if (!names.isEmpty()) {
                drawn.add(new DrawnEdit(
                        drawn.size(),
                        edit,
                        names,
                        methods.indexOf(names.get(0).method()),
                        place(layers, edit.layer().orElse(""))));
            }
        }
        return drawn;
    }

    /** Those that have edits with a chosen point, in the order of the plan: colours go by it. */
    static List<String> methods(Summary summary) {
        return summary.edits().stream()
                .filter(edit -> edit.chosen().isPresent())
                .map(EditSummary::method)
                .distinct()
                .toList();
    }

    private static int place(List<String> known, String name) {
        if (!known.contains(name)) {
            known.add(name);
        }
        return known.indexOf(name);
    }

    EditSummary first() {
        return names.get(0);
    }

    String task() {
        return first().task();
    }

    /** As a legend has it: its methods and its layer. */
    String label() {
        EditSummary first = first();
        return PlannedEdit.nameOf(
                first.task(),
                names.stream().map(EditSummary::method).collect(Collectors.joining(" / "))
                        + first.place().substring(first.method().length()).replace("@", " @ "));
    }

    Figure.Series series() {
        return new Figure.Series(label(), colour, symbol, OptionalInt.of(index));
    }

    boolean chosenAt(double alpha) {
        return names.stream().anyMatch(name -> name.chosen().orElseThrow().alpha() == alpha);
    }
}
