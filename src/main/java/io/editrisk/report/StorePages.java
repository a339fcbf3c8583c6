package io.editrisk.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pages about the runs of a store, for a server to show. */
public final class StorePages {

    private StorePages() {}

    /**
     * A run in the list.
     *
     * @param state its verdict, or that it is under way
     * @param sentence the verdict in words; empty while there is none
     */
    public record Run(String name, String state, String sentence) {}

    /** All runs, to search among. */
    public static byte[] list(List<Run> runs) {
        return PageTemplate.named("runs")
                .data("runs", runs)
                .data("style", PageTemplate.resource("/report/page.css"))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Runs side by side. */
    public static byte[] compared(Comparison comparison) {
        return PageTemplate.named("compare")
                .data("runs", comparison.runs())
                .data("settings", comparison.settings())
                .data(
                        "rows",
                        comparison.rows().stream()
                                .map(row -> new Compared(row.edit(), row.quantity(), shown(row.cells())))
                                .toList())
                .data("style", PageTemplate.resource("/report/page.css"))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Shown> shown(List<Comparison.Cell> cells) {
        List<Shown> shown = new ArrayList<>();
        for (Comparison.Cell cell : cells) {
            shown.add(new Shown(value(cell), shown.isEmpty() ? "" : change(cells.get(0), cell)));
        }
        return shown;
    }

    /** A row of the page, in words. */
    record Compared(String edit, String quantity, List<Shown> cells) {}

    /** A cell of the page. */
    record Shown(String value, String change) {}

    /** An accuracy as it is read, with its point; empty where there is none. */
    public static String value(Comparison.Cell cell) {
        return cell.value()
                .map(value -> Numbers.percent(value)
                        + cell.alpha()
                                .filter(alpha -> alpha > 0)
                                .map(alpha -> " at α = " + Numbers.alpha(alpha))
                                .orElse(""))
                .orElse("");
    }

    /** How far an accuracy lies from the first run's; why that is not said where it is not. */
    public static String change(Comparison.Cell first, Comparison.Cell cell) {
        if (first.value().isEmpty() || cell.value().isEmpty()) {
            return "";
        }
        return cell.change()
                .map(change -> Numbers.signed(change.value()) + " (" + Numbers.signed(change.interval()) + ")")
                .orElse("other images");
    }

    /** A run under way, which asks {@code events} beside it for what there is to see. */
    public static byte[] live(String run, String experiment) {
        return PageTemplate.named("live")
                .data("run", run)
                .data("experiment", experiment)
                .data("style", PageTemplate.resource("/report/page.css"))
                .data("palette", PageTemplate.palette())
                .data("echarts", PageTemplate.echarts())
                .data("script", PageTemplate.resource("/report/figures.js") + PageTemplate.resource("/report/live.js"))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }
}
