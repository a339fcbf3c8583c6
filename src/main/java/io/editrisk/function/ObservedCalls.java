package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import io.editrisk.experiment.Plan;
import io.editrisk.store.ObjectStores;
import io.editrisk.tensor.StoppedException;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Every call in metrics, in the context of logs, and where an endpoint takes them in traces. */
@ApplicationScoped
class ObservedCalls implements CallObserver {

    private static final Logger LOG = Logger.getLogger(ObservedCalls.class);
    private static final String RUNNING = "editrisk.calls.running";
    private static final List<String> CONTEXT = List.of("function", "run", "edit", "task");

    private final ObjectStores stores;
    private final RunInputs inputs;
    private final Optional<RunTraces> traces;
    private final Map<FunctionName, AtomicInteger> running = new EnumMap<>(FunctionName.class);

    @Inject
    ObservedCalls(ObjectStores stores, RunInputs inputs) {
        this(stores, inputs, RunTraces.ofEnvironment(System.getenv()));
    }

    ObservedCalls(ObjectStores stores, RunInputs inputs, Optional<RunTraces> traces) {
        this.stores = stores;
        this.inputs = inputs;
        this.traces = traces;
        // of an application that ran before in this process: its numbers are gone, and it would stand in the way
        Metrics.globalRegistry.find(RUNNING).meters().forEach(Metrics.globalRegistry::remove);
        for (FunctionName function : FunctionName.values()) {
            AtomicInteger count = new AtomicInteger();
            running.put(function, count);
            Metrics.gauge(RUNNING, List.of(tag(function)), count);
        }
    }

    private static Tag tag(FunctionName function) {
        return Tag.of("function", function.label());
    }

    @Override
    public Answer observe(FunctionName function, Doorbell bell, Supplier<Answer> call) {
        Instant start = Instant.now();
        long begun = System.nanoTime();
        put(function, bell);
        count(function, 1);
        String outcome = "failed";
        Optional<String> run = CallPlace.of(bell.key()).run();
        Optional<String> fault = Optional.empty();
        try {
            Answer answer = call.get();
            outcome = answer.outcome();
            run = Optional.of(answer.run()).filter(name -> !name.isEmpty());
            return answer;
        } catch (StoppedException ending) {
            outcome = "stopped";
            throw ending;
        } catch (RuntimeException | Error failure) {
            outcome = FaultKind.of(failure).name().toLowerCase(Locale.ROOT);
            fault = Optional.of(HttpFaults.oneLine(failure));
            throw failure;
        } finally {
            count(function, -1);
            Timer.builder("editrisk.calls")
                    .tag("function", function.label())
                    .tag("outcome", outcome)
                    .register(Metrics.globalRegistry)
                    .record(Duration.ofNanos(System.nanoTime() - begun));
            trace(new RunTraces.Call(function, bell, start, outcome, fault), run);
            CONTEXT.forEach(MDC::remove);
        }
    }

    private void count(FunctionName function, int change) {
        running.getOrDefault(function, new AtomicInteger()).addAndGet(change);
    }

    private static void put(FunctionName function, Doorbell bell) {
        CallPlace place = CallPlace.of(bell.key());
        MDC.put("function", function.label());
        place.run().ifPresent(run -> MDC.put("run", run));
        place.edit().ifPresent(edit -> MDC.put("edit", edit));
        place.task().ifPresent(task -> MDC.put("task", task));
    }

    /** What goes wrong with a trace is no fault of the call. */
    private void trace(RunTraces.Call call, Optional<String> run) {
        if (traces.isEmpty() || run.isEmpty()) {
            return;
        }
        try {
            if (call.function() == FunctionName.PLAN) {
                traces.get().planned(call, run.get());
            } else {
                Plan plan = inputs.plan(stores.bucket(call.bell().bucket()), run.get());
                traces.get().called(call, plan);
            }
        } catch (RuntimeException fault) {
            LOG.debug("a call could not be traced", fault);
        }
    }

    @PreDestroy
    void stop() {
        traces.ifPresent(RunTraces::close);
    }
}
