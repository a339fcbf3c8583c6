package io.editrisk.report;

import io.editrisk.store.Json;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code index.html}: one file that loads nothing, for somebody who has not read the paper. */
record Page(RunResults results, Summary summary) {

    private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

    byte[] html() {
        PageView view = PageView.of(results, summary);
        Charts charts = Charts.of(results.plan(), summary);
        return template()
                .data("view", view)
                .data("style", resource("/report/page.css"))
                .data("script", resource("/report/page.js"))
                .data("echarts", view.charted() ? resource(ECHARTS) : "")
                .data("data", inScript(new String(Json.encode(charts), StandardCharsets.UTF_8)))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Template template() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(resource("/report/page.html"), Variant.forContentType(Variant.TEXT_HTML), "page");
    }

    /** JSON that cannot end the script element it stands in. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not packed with the application: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
