package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.event.GivenName;
import io.editrisk.store.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Funqy has no door for: events that name no function of ours, several CloudEvents in one request, and experiments as
 * text. The rest passes on to it.
 */
@ApplicationScoped
class HttpDoor {

    private static final int BETWEEN_CHECK_AND_FUNQY = HttpFaults.BEFORE_FUNQY + 1;

    private final Dispatcher dispatcher;

    HttpDoor(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void routes(@Observes Router router) {
        router.route(HttpCall.EVENTS).order(BETWEEN_CHECK_AND_FUNQY).blockingHandler(this::event, false);
        router.route(HttpCall.PLAN).order(BETWEEN_CHECK_AND_FUNQY).blockingHandler(this::plan, false);
    }

    private void plan(RoutingContext context) {
        HttpCall call = HttpCall.of(context);
        if (call.isFromSns()) {
            SnsSubscription.tell(call);
            write(context, 200, dispatcher.answer(FunctionName.PLAN, Json.tree(call.body())));
            return;
        }
        if (!call.isExperiment()) {
            context.next();
            return;
        }
        List<String> names = context.queryParam("name");
        names.forEach(HttpDoor::requireName);
        Answer answer = dispatcher.plan(names.stream().findFirst(), call.body());
        write(context, answer.faults().isEmpty() ? 200 : 422, List.of(answer));
    }

    private static void requireName(String name) {
        if (!GivenName.fits(name, GivenName.LONGEST)) {
            throw new RefusedException(
                    400, "'name' is not a name; allowed are " + GivenName.ALLOWED + GivenName.LONGEST);
        }
    }

    private void event(RoutingContext context) {
        HttpCall call = HttpCall.of(context);
        if (call.isBatch()) {
            List<Answer> answers = new ArrayList<>();
            Json.tree(call.body()).forEach(event -> answers.addAll(answer(event)));
            write(context, 200, answers);
        } else if (call.type().filter(HttpDoor::ofOurs).isPresent()) {
            context.next();
        } else {
            SnsSubscription.tell(call);
            write(context, 200, dispatcher.answer(Json.tree(call.body())));
        }
    }

    private List<Answer> answer(JsonNode event) {
        Optional<FunctionName> ours = function(event.path("type").asText());
        return ours.isPresent() ? dispatcher.answer(ours.get(), event) : dispatcher.answer(event);
    }

    /** Whether it is the type of a function, or pretends to be. */
    private static boolean ofOurs(String type) {
        return type.startsWith("io.editrisk.");
    }

    private static Optional<FunctionName> function(String type) {
        Optional<FunctionName> function = FunctionDeclaration.all().stream()
                .filter(declared -> declared.eventType().equals(type))
                .map(FunctionDeclaration::name)
                .findFirst();
        if (function.isEmpty() && ofOurs(type)) {
            throw new RefusedException(404, "no such function, event type or page");
        }
        return function;
    }

    private static void write(RoutingContext context, int status, List<Answer> answers) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(Json.encode(answers)));
    }
}
