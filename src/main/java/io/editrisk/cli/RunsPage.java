package io.editrisk.cli;

import io.editrisk.experiment.Plan;
import io.editrisk.function.Completed;
import io.editrisk.function.Reporting;
import io.editrisk.report.Comparison;
import io.editrisk.report.JudgedRun;
import io.editrisk.report.StorePages;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The runs of the store and their reports, to look at in a browser; read-only, from the store alone. */
@ApplicationScoped
class RunsPage {

    static final String PATH = "/runs/";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json",
            "md", "text/markdown; charset=utf-8",
            "xml", "application/xml",
            "svg", "image/svg+xml",
            "tex", "text/plain; charset=utf-8",
            "parquet", "application/vnd.apache.parquet");

    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int MOST_COMPARED = 8;
    private static final long BETWEEN_LOOKS_MS = 2000;

    private static final Logger LOG = Logger.getLogger(RunsPage.class);

    private final ObjectStores stores;
    private final Reporting reporting;
    private final Set<HttpServerResponse> streams = ConcurrentHashMap.newKeySet();

    RunsPage(ObjectStores stores, Reporting reporting) {
        this.stores = stores;
        this.reporting = reporting;
    }

    void routes(@Observes Router router) {
        router.get(PATH).blockingHandler(this::list, false);
        router.get(PATH + "compare").blockingHandler(this::compare, false);
        router.get(PATH + ":run/").blockingHandler(this::run, false);
        router.get(PATH + ":run/events").blockingHandler(this::events, false);
        router.get(PATH + ":run/report/*").blockingHandler(this::file, false);
    }

    /** Streams that are open: an end of the server does not wait for who looks on. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        streams.forEach(HttpServerResponse::end);
    }

    private void list(RoutingContext context) {
        ObjectStore store = stores.home();
        List<StorePages.Run> runs = Runs.names(store).stream()
                .map(run -> completed(store, run)
                        .map(done -> new StorePages.Run(
                                run, done.verdict().name().toLowerCase(Locale.ROOT), done.sentence()))
                        .orElseGet(() -> new StorePages.Run(run, "under way", "")))
                .toList();
        html(context, StorePages.list(runs));
    }

    private void compare(RoutingContext context) {
        List<String> runs = context.queryParam("run").stream()
                .distinct()
                .limit(MOST_COMPARED)
                .toList();
        ObjectStore store = stores.home();
        List<JudgedRun> judged = runs.stream()
                .filter(run -> completed(store, run).isPresent())
                .flatMap(run -> reporting.judged(store, run).stream())
                .toList();
        if (judged.size() < 2) {
            context.response().setStatusCode(BAD_REQUEST).end("Mark two runs that are completed, or more.\n");
        } else {
            html(context, StorePages.compared(Comparison.of(judged)));
        }
    }

    private static Optional<Completed> completed(ObjectStore store, String run) {
        return store.find(StoreLayout.completed(run)).map(json -> Json.decode(json, Completed.class));
    }

    /** The report; while there is none what there is to see so far. */
    private void run(RoutingContext context) {
        String run = context.pathParam("run");
        if (completed(stores.home(), run).isPresent()) {
            context.response()
                    .setStatusCode(SEE_OTHER)
                    .putHeader("location", "report/index.html")
                    .end();
        } else {
            plan(context)
                    .ifPresent(plan ->
                            html(context, StorePages.live(run, plan.experiment().name())));
        }
    }

    private Optional<Plan> plan(RoutingContext context) {
        try {
            return Optional.of(Runs.plan(stores.home(), context.pathParam("run")));
        } catch (WrongInputException e) {
            context.fail(NOT_FOUND);
            return Optional.empty();
        }
    }

    private void events(RoutingContext context) {
        plan(context).ifPresent(plan -> {
            HttpServerResponse response = context.response()
                    .setChunked(true)
                    .putHeader("content-type", "text/event-stream")
                    .putHeader("cache-control", "no-store");
            streams.add(response);
            response.closeHandler(closed -> streams.remove(response));
            send(context.vertx(), response, new LiveRun(stores.home(), plan));
        });
    }

    /** Looks, sends, and does so again after a while, until nobody listens or nothing more comes. */
    private void send(Vertx vertx, HttpServerResponse response, LiveRun live) {
        vertx.executeBlocking(live::next)
                .onSuccess(events -> {
                    if (response.closed() || response.ended()) {
                        return;
                    }
                    response.write(events.text());
                    if (events.last()) {
                        response.end();
                    } else {
                        vertx.setTimer(BETWEEN_LOOKS_MS, timer -> send(vertx, response, live));
                    }
                })
                .onFailure(fault -> {
                    // the browser connects again
                    LOG.warnf("what is to be seen of a run could not be sent: %s", fault);
                    response.end();
                });
    }

    private void file(RoutingContext context) {
        String run = context.pathParam("run");
        String file = context.normalizedPath().substring((PATH + run + "/report/").length());
        Optional<byte[]> content = stores.home().find(StoreLayout.report(run, file));
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (content.isEmpty() || type == null) {
            context.fail(NOT_FOUND);
        } else {
            context.response().putHeader("content-type", type).end(Buffer.buffer(content.get()));
        }
    }

    private static void html(RoutingContext context, byte[] page) {
        context.response().putHeader("content-type", "text/html; charset=utf-8").end(Buffer.buffer(page));
    }
}
