package io.editrisk.cli;

import io.editrisk.function.Completed;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The runs of the store and their reports, to look at in a browser; read-only, from the store alone. */
@ApplicationScoped
class RunsPage {

    static final String PATH = "/runs/";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json");

    private final ObjectStores stores;

    RunsPage(ObjectStores stores) {
        this.stores = stores;
    }

    void routes(@Observes Router router) {
        router.get(PATH).blockingHandler(this::list, false);
        router.get(PATH + ":run/report/:file").blockingHandler(this::file, false);
    }

    private void list(RoutingContext context) {
        ObjectStore store = stores.home();
        StringBuilder rows = new StringBuilder();
        for (String run : Runs.names(store)) {
            Optional<Completed> completed =
                    store.find(StoreLayout.completed(run)).map(json -> Json.decode(json, Completed.class));
            rows.append("<li>")
                    .append(completed
                            .map(done -> "<a href=\"" + PATH + escaped(run) + "/report/index.html\">" + escaped(run)
                                    + "</a> " + done.verdict().name().toLowerCase(java.util.Locale.ROOT) + ". "
                                    + escaped(done.sentence()))
                            .orElse(escaped(run) + " under way"))
                    .append("</li>\n");
        }
        html(
                context,
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>editrisk: runs</title>"
                        + "<meta name=\"viewport\" content=\"width=device-width\"><style>:root{color-scheme:light dark}"
                        + "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:3rem auto;padding:0 1rem}</style>"
                        + "<h1>Runs</h1><ul>" + rows + "</ul>"
                        + (rows.isEmpty() ? "<p>None yet: upload an experiment under experiments/.</p>" : ""));
    }

    private void file(RoutingContext context) {
        String file = context.pathParam("file");
        Optional<byte[]> content = stores.home().find(StoreLayout.report(context.pathParam("run"), file));
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (content.isEmpty() || type == null) {
            context.fail(404);
        } else {
            context.response().putHeader("content-type", type).end(Buffer.buffer(content.get()));
        }
    }

    private static void html(RoutingContext context, String page) {
        context.response()
                .putHeader("content-type", "text/html; charset=utf-8")
                .end(Buffer.buffer(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
