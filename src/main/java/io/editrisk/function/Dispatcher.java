package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.Doorbell;
import io.editrisk.event.Doorbells;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.event.MalformedEventException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From an event, whichever door it came through, to the function that it rings. */
@ApplicationScoped
class Dispatcher {

    private final Map<FunctionName, Function> functions;

    Dispatcher(
            PlanFunction plan,
            EditFunction edit,
            ChooseFunction choose,
            EvaluateFunction evaluate,
            AggregateFunction aggregate) {
        functions = Map.of(
                FunctionName.PLAN, plan,
                FunctionName.EDIT, edit,
                FunctionName.CHOOSE, choose,
                FunctionName.EVALUATE, evaluate,
                FunctionName.AGGREGATE, aggregate);
    }

    /** Calls the function for every object of the event. */
    List<Answer> answer(FunctionName name, JsonNode event) {
        return bells(name, event).stream().map(bell -> answer(name, bell)).toList();
    }

    /** The objects of the event, which is refused whole where one of them is not the function's. */
    List<Doorbell> bells(FunctionName name, JsonNode event) {
        List<Doorbell> bells = Doorbells.decode(event);
        bells.forEach(bell -> requireRungBy(name, bell));
        return bells;
    }

    Answer answer(FunctionName name, Doorbell bell) {
        return Objects.requireNonNull(functions.get(name)).handle(bell);
    }

    private static void requireRungBy(FunctionName name, Doorbell bell) {
        FunctionDeclaration declared = FunctionDeclaration.of(name);
        if (!declared.isRungBy(bell.key())) {
            throw new MalformedEventException(name.label() + " is rung by " + declared.prefix() + "..."
                    + declared.suffix() + ", not by " + bell.key());
        }
    }
}
