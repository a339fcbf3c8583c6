package io.editrisk.function;

import io.editrisk.event.FunctionName;
import io.quarkus.funqy.runtime.ApplicationException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a function threw, and what is no call of a function, into an answer that a sender can act on: a status that
 * says whether to send the event again, and one line of why. Stack traces stay in the log.
 */
@ApplicationScoped
class HttpFaults {

    private static final Logger LOG = Logger.getLogger(HttpFaults.class);
    static final int BEFORE_FUNQY = -1000;
    private static final int RETRY_SECONDS = 5;

    private static final Map<Integer, String> REFUSALS = Map.of(
            400, "not a request that can be read",
            404, "no such function, event type or page",
            405, "not a method that this path answers",
            413, "the body is too large");

    private final HttpGuard guard;

    private final HttpDrain drain;

    HttpFaults(HttpGuard guard, HttpDrain drain) {
        this.guard = guard;
        this.drain = drain;
    }

    void routes(@Observes Router router) {
        router.route().order(BEFORE_FUNQY).failureHandler(this::answer);
        router.route(HttpCall.EVENTS).order(BEFORE_FUNQY).handler(this::check);
        for (FunctionName function : FunctionName.values()) {
            router.route("/" + function.label()).order(BEFORE_FUNQY).handler(this::check);
        }
        router.errorHandler(404, context -> refuse(context, 404));
        // what serves files matches every path: to it an unknown function is a file that cannot be posted to
        router.errorHandler(
                405,
                context -> refuse(context, context.request().method().name().equals("POST") ? 404 : 405));
    }

    private void check(RoutingContext context) {
        HttpCall call = HttpCall.of(context);
        guard.require(call);
        call.check();
        drain.enter(context);
        context.next();
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        Throwable cause =
                failure instanceof ApplicationException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) {
            refuse(context, context.statusCode() > 0 ? context.statusCode() : 500);
        } else if (cause instanceof RefusedException refused) {
            write(context, refused.status(), oneLine(refused), refused.status() >= 500);
        } else {
            FaultKind kind = FaultKind.of(cause);
            if (kind == FaultKind.INTERNAL) {
                LOG.error("a function failed", cause);
            }
            write(context, kind.status(), forSenders(cause), kind.worthRetrying());
        }
    }

    private void refuse(RoutingContext context, int status) {
        write(context, status, REFUSALS.getOrDefault(status, "refused"), status >= 500);
    }

    /** Exceptions of this project's own have messages meant for people; others' are for the log. */
    private static String forSenders(Throwable cause) {
        return cause.getClass().getName().startsWith("io.editrisk.")
                ? oneLine(cause)
                : "a fault inside; the log says more";
    }

    static String oneLine(Throwable cause) {
        @Nullable String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private void write(RoutingContext context, int status, String message, boolean retry) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        context.response().setStatusCode(status).putHeader("content-type", "application/json");
        if (retry) {
            context.response().putHeader("retry-after", Integer.toString(RETRY_SECONDS));
        }
        if (status == 401) {
            guard.challenge().ifPresent(challenge -> context.response().putHeader("www-authenticate", challenge));
        }
        if (status == 405) {
            context.response().putHeader("allow", "POST");
        }
        context.response()
                .end(new JsonObject().put("error", message).put("retry", retry).encode() + "\n");
    }
}
