package io.editrisk.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.funqy.runtime.ApplicationException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a function threw into an answer that a sender can act on: a status that says whether to send the event
 * again, and one line of why. Stack traces stay in the log.
 */
@ApplicationScoped
class HttpFaults {

    private static final Logger LOG = Logger.getLogger(HttpFaults.class);
    private static final int RETRY_SECONDS = 5;

    void routes(@Observes Router router) {
        router.route().order(-1000).failureHandler(this::answer);
        router.errorHandler(404, context -> write(context, 404, "no such function or event type", false));
        router.errorHandler(405, context -> write(context, 405, "functions answer POST", false));
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        Throwable cause =
                failure instanceof ApplicationException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) {
            int status = context.statusCode() > 0 ? context.statusCode() : 500;
            write(context, status, status == 400 ? "the body is not JSON that this function takes" : "refused", false);
        } else if (isBadBody(cause)) {
            write(context, 400, "the body is not an event or object in JSON", false);
        } else {
            FaultKind kind = FaultKind.of(cause);
            if (kind == FaultKind.INTERNAL) {
                LOG.error("a function failed", cause);
            }
            write(context, kind.status(), oneLine(cause), kind.worthRetrying());
        }
    }

    /** What Funqy throws for a body it cannot read: it has no exception of its own for that. */
    private static boolean isBadBody(Throwable cause) {
        if (cause instanceof UncheckedIOException io) {
            return io.getCause() instanceof JsonProcessingException;
        }
        return cause instanceof JsonProcessingException
                || thrownByFunqy(cause, NullPointerException.class)
                || thrownByFunqy(cause, IllegalArgumentException.class)
                || thrownByFunqy(cause, ClassCastException.class);
    }

    private static boolean thrownByFunqy(Throwable cause, Class<? extends Throwable> type) {
        StackTraceElement[] trace = cause.getStackTrace();
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith("io.editrisk.")) {
                return false;
            }
        }
        return type.isInstance(cause);
    }

    static String oneLine(Throwable cause) {
        @Nullable String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static void write(RoutingContext context, int status, String message, boolean retry) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        context.response().setStatusCode(status).putHeader("content-type", "application/json");
        if (retry) {
            context.response().putHeader("retry-after", Integer.toString(RETRY_SECONDS));
        }
        context.response()
                .end(new JsonObject().put("error", message).put("retry", retry).encode() + "\n");
    }
}
