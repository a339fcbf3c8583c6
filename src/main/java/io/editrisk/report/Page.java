package io.editrisk.report;

import io.editrisk.report.figure.Figure;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code index.html}: one file that loads nothing, for somebody who has not read the paper. */
record Page(RunResults results, Summary summary, WhatChanged changes, FigureData data, Map<String, Figure> figures) {

    byte[] html() {
        PageView view = PageView.of(results, summary, changes, data.edits());
        return PageTemplate.named("page")
                .data("view", view)
                .data("style", PageTemplate.resource("/report/page.css"))
                .data(
                        "script",
                        PageTemplate.resource("/report/figures.js")
                                + PageTemplate.resource("/report/page.js")
                                + PageTemplate.resource("/report/changed.js"))
                .data("echarts", view.charted() ? PageTemplate.echarts() : "")
                .data("palette", PageTemplate.palette())
                .data("data", inScript(Json.encode(PageFigures.of(data.edits(), figures))))
                .data("changes", inScript(Json.encode(changes.fitting())))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** JSON that cannot end the script element it stands in. */
    private static String inScript(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).replace("<", "\\u003c");
    }
}
