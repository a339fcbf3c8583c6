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

    /** Calls the function for every object of the event; refuses the event whole where one is not the function's. */
    List<Answer> answer(FunctionName name, JsonNode event) {
        List<Doorbell> bells = Doorbells.decode(event);
        bells.forEach(bell -> requireRungBy(name, bell));
        return bells.stream().map(functions.get(name)::handle).toList();
    }

    private static void requireRungBy(FunctionName name, Doorbell bell) {
        FunctionDeclaration declared = FunctionDeclaration.of(name);
        if (!declared.isRungBy(bell.key())) {
            throw new MalformedEventException(name.label() + " is rung by " + declared.prefix() + "..."
                    + declared.suffix() + ", not by " + bell.key());
        }
    }
}
