package io.editrisk.report;

import java.nio.charset.StandardCharsets;
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

    /** A run under way, which asks {@code events} beside it for what there is to see. */
    public static byte[] live(String run, String experiment) {
        return PageTemplate.named("live")
                .data("run", run)
                .data("experiment", experiment)
                .data("style", PageTemplate.resource("/report/page.css"))
                .data("echarts", PageTemplate.echarts())
                .data("script", PageTemplate.resource("/report/figures.js") + PageTemplate.resource("/report/live.js"))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }
}
