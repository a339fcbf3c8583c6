package io.editrisk.report;

import io.editrisk.report.figure.Figure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All figures of a run, by the names of their files; empty where nothing was measured but the unedited network. */
final class Figures {

    private Figures() {}

    static Map<String, Figure> of(FigureData data) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (data.edits().isEmpty()) {
            return figures;
        }
        AlongAlphaFigure along = new AlongAlphaFigure(data);
        figures.put("trade-off", new TradeOffFigure(data).figure());
        figures.put("along-alpha", along.means());
        if (data.hasShifts()) {
            shifts(data, along, figures);
        }
        return figures;
    }

    private static void shifts(FigureData data, AlongAlphaFigure along, Map<String, Figure> figures) {
        PenaltyFigures penalties = new PenaltyFigures(data);
        BySeverityFigure severity = new BySeverityFigure(data);
        figures.put("penalties", penalties.bars());
        figures.put("shifted-against", new ShiftedAgainstFigure(data).figure());
        figures.put("shifts-along-alpha-original", along.kinds(Optional.empty()));
        data.tasks()
                .forEach(task -> figures.put(
                        named("shifts-along-alpha", task, data.tasks().size()), along.kinds(Optional.of(task))));
        if (severity.any()) {
            figures.put("penalty-by-severity", severity.spread());
            figures.put("by-severity-original", severity.accuracies(Optional.empty()));
            data.tasks()
                    .forEach(task -> figures.put(
                            named("by-severity", task, data.tasks().size()), severity.accuracies(Optional.of(task))));
        }
        data.summary().edits().stream()
                .filter(edit -> edit.chosen().isPresent())
                .forEach(edit -> figures.put(ofEdit(edit.edit()), penalties.heat(edit)));
    }

    /** Of an edit's own figure: its file's name, which holds no colon, as some file systems know none. */
    static String ofEdit(String edit) {
        return "penalties-" + edit.replace(':', '-');
    }

    /** Of a task's figure, where there are so many tasks. */
    static String named(String what, String task, int tasks) {
        return what + (tasks == 1 ? "-editing" : "-" + task);
    }
}
