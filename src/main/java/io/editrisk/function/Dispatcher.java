package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.FunctionName;
import io.editrisk.event.HandOver;
import io.editrisk.event.MalformedEventException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** From an event, whichever door it came through, to the function that it rings. */
@ApplicationScoped
class Dispatcher {

    private final Map<FunctionName, Function> functions;
    private final HandedOver handedOver;
    private final OwnBells own;
    private final CallObserver observer;

    Dispatcher(
            PlanFunction plan,
            EditFunction edit,
            ChooseFunction choose,
            EvaluateFunction evaluate,
            AggregateFunction aggregate,
            HandedOver handedOver,
            OwnBells own,
            CallObserver observer) {
        functions = Map.of(
                FunctionName.PLAN, plan,
                FunctionName.EDIT, edit,
                FunctionName.CHOOSE, choose,
                FunctionName.EVALUATE, evaluate,
                FunctionName.AGGREGATE, aggregate);
        this.handedOver = handedOver;
        this.own = own;
        this.observer = observer;
    }

    /** Calls the function for every object of the event. */
    List<Answer> answer(FunctionName name, JsonNode event) {
        return bells(name, event).stream().map(bell -> answer(name, bell)).toList();
    }

    /**
     * The objects of the event, which is refused whole where one of them is not the function's. An edit that is handed
     * over to plan becomes an object first.
     */
    List<Doorbell> bells(FunctionName name, JsonNode event) {
        List<HandOver> edits = name == FunctionName.PLAN ? HandOver.in(event) : List.of();
        if (!edits.isEmpty()) {
            return edits.stream().map(handedOver::store).toList();
        }
        List<Doorbell> bells = own.in(event);
        Measure.waited(name, event);
        bells.forEach(bell -> requireRungBy(name, bell));
        return bells;
    }

    /** The objects of an event that names no function; of an edit that is handed over, the experiment that comes of it. */
    List<Doorbell> bells(JsonNode event) {
        return HandOver.in(event).isEmpty() ? own.in(event) : bells(FunctionName.PLAN, event);
    }

    /** Calls, for every object of an event that names no function, the one that its key rings, if any. */
    List<Answer> answer(JsonNode event) {
        return bells(event).stream()
                .flatMap(bell ->
                        FunctionDeclaration.forKey(bell.key()).map(function -> answer(function.name(), bell)).stream())
                .toList();
    }

    Answer answer(FunctionName name, Doorbell bell) {
        Function function = Objects.requireNonNull(functions.get(name));
        return observer.observe(name, bell, () -> function.handle(bell));
    }

    /** Stores an experiment that came as text, under the name or one made of its content, and plans it. */
    Answer plan(Optional<String> name, byte[] experiment) {
        Doorbell bell =
                name.map(given -> handedOver.store(given, experiment)).orElseGet(() -> handedOver.store(experiment));
        return answer(FunctionName.PLAN, bell);
    }

    private static void requireRungBy(FunctionName name, Doorbell bell) {
        FunctionDeclaration declared = FunctionDeclaration.of(name);
        if (!declared.isRungBy(bell.key())) {
            throw new MalformedEventException(name.label() + " is rung by " + declared.prefix() + "..."
                    + declared.suffix() + ", not by " + bell.key());
        }
    }
}
