package io.editrisk.report;

import io.editrisk.report.figure.Palette;
import io.editrisk.store.Json;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** HTML with places for data, packed under {@code /report/NAME.html}; whatever is put there is escaped. */
final class PageTemplate {

    private static final String ECHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private PageTemplate() {}

    /** The library that draws. */
    static String echarts() {
        return resource(ECHARTS);
    }

    /** The colours of the figures, as JSON. */
    static String palette() {
        return new String(Json.encode(Palette.OF_FIGURES), StandardCharsets.UTF_8);
    }

    /** Ready to be given data; read once. */
    static TemplateInstance named(String name) {
        return TEMPLATES.computeIfAbsent(name, PageTemplate::parsed).instance();
    }

    private static Template parsed(String name) {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(resource("/report/" + name + ".html"), Variant.forContentType(Variant.TEXT_HTML), name);
    }

    /** A packed text. */
    static String resource(String name) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not packed with the application: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
