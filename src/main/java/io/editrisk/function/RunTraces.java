package io.editrisk.function;

import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import io.editrisk.experiment.Plan;
import io.editrisk.store.StoreLayout;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every call of a run as a span of one trace, wherever it was made. The trace is that of the run's name and a span that of the key
 * that rang where the call did the work; one that only found it done, or failed, has an id of its own. Whose child a call is says
 * {@link CallParents}.
 */
final class RunTraces implements AutoCloseable {

    private static final List<String> ENDPOINTS =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final DerivedIds ids;

    /** @param provider whose ids the others are */
    RunTraces(SdkTracerProvider provider, DerivedIds ids) {
        this.provider = provider;
        this.tracer = provider.get("io.editrisk");
        this.ids = ids;
    }

    /** As OpenTelemetry's own variables say; none without an endpoint that takes traces. */
    static Optional<RunTraces> ofEnvironment(Map<String, String> environment) {
        if (ENDPOINTS.stream()
                .allMatch(name -> environment.getOrDefault(name, "").isBlank())) {
            return Optional.empty();
        }
        DerivedIds ids = new DerivedIds();
        SdkTracerProvider provider = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", "editrisk",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                .addTracerProviderCustomizer((builder, settings) -> builder.setIdGenerator(ids))
                .build()
                .getOpenTelemetrySdk()
                .getSdkTracerProvider();
        return Optional.of(new RunTraces(provider, ids));
    }

    /**
     * A call that is over.
     *
     * @param outcome the answer's, or what kind of fault it ended with
     */
    record Call(FunctionName function, Doorbell bell, Instant start, String outcome, Optional<String> fault) {
        private boolean stored() {
            return outcome.equals("stored");
        }
    }

    /** A call of plan that led to a run, the first time its root. */
    void planned(Call call, String run) {
        String root = StoreLayout.plan(run);
        write(
                call,
                run,
                call.stored() ? Optional.of(root) : Optional.empty(),
                Optional.of(root).filter(key -> !call.stored()));
    }

    void called(Call call, Plan plan) {
        String parent = new CallParents(plan).of(call.function(), call.bell().key());
        write(call, plan.run(), Optional.of(call.bell().key()).filter(key -> call.stored()), Optional.of(parent));
    }

    private void write(Call call, String run, Optional<String> key, Optional<String> parent) {
        SpanBuilder builder = tracer.spanBuilder(call.function().label())
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(call.start())
                .setAttribute("editrisk.run", run)
                .setAttribute("editrisk.key", call.bell().key())
                .setAttribute("editrisk.outcome", call.outcome());
        CallPlace place = CallPlace.of(call.bell().key());
        place.edit().ifPresent(edit -> builder.setAttribute("editrisk.edit", edit));
        place.task().ifPresent(task -> builder.setAttribute("editrisk.task", task));
        builder.setParent(parent.map(of -> within(run, of)).orElseGet(Context::root));
        ids.tell(run, key);
        try {
            Span span = builder.startSpan();
            call.fault().ifPresent(fault -> span.setStatus(StatusCode.ERROR, fault));
            span.end();
        } finally {
            ids.forget();
        }
    }

    private static Context within(String run, String key) {
        SpanContext parent = SpanContext.createFromRemoteParent(
                DerivedIds.trace(run), DerivedIds.span(run, key), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(parent));
    }

    /** Sends what was not sent yet. */
    @Override
    public void close() {
        provider.close();
    }
}
