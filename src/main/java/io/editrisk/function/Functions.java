package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.FunctionName;
import io.quarkus.funqy.Funq;
import java.util.List;

/**
 * The HTTP door: CloudEvents, binary and structured, and plain JSON. Each takes an event about objects, in any form that
 * {@link io.editrisk.event.Doorbells} reads; each is declared in {@code functions/<name>.yaml}. Public, since Funqy calls
 * them from outside.
 */
public class Functions {

    private final Dispatcher dispatcher;

    Functions(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** An experiment was uploaded. */
    @Funq
    public List<Answer> plan(JsonNode event) {
        return dispatcher.answer(FunctionName.PLAN, event);
    }

    /** A trial was written. */
    @Funq
    public List<Answer> edit(JsonNode event) {
        return dispatcher.answer(FunctionName.EDIT, event);
    }

    /** The last trial of an edit was stored. */
    @Funq
    public List<Answer> choose(JsonNode event) {
        return dispatcher.answer(FunctionName.CHOOSE, event);
    }

    /** An evaluation task was written. */
    @Funq
    public List<Answer> evaluate(JsonNode event) {
        return dispatcher.answer(FunctionName.EVALUATE, event);
    }

    /** The last record of a run was stored. */
    @Funq
    public List<Answer> aggregate(JsonNode event) {
        return dispatcher.answer(FunctionName.AGGREGATE, event);
    }
}
