package io.editrisk.report;

import io.editrisk.report.figure.Figure;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code index.html}: one file that loads nothing, for somebody who has not read the paper. */
record Page(
        RunResults results, Summary summary, WhatChanged changes, FigureData data, Map<String, Figure> figures) {

    byte[] html() {
        PageView view = PageView.of(results, summary);
        return PageTemplate.named("page")
                .data("view", view)
                .data("style", PageTemplate.resource("/report/page.css"))
                .data("script", PageTemplate.resource("/report/figures.js") + PageTemplate.resource("/report/page.js"))
                .data("echarts", view.charted() ? PageTemplate.echarts() : "")
                .data(
                        "data",
                        inScript(
                                new String(Json.encode(PageFigures.of(data.edits(), figures)), StandardCharsets.UTF_8)))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** JSON that cannot end the script element it stands in. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
