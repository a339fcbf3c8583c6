package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.dataset.FewGarments;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionName;
import io.editrisk.store.Json;
import io.editrisk.store.MemoryStore;
import io.editrisk.store.StoreLayout;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with a search and a chain, each of whose calls becomes a span, read back from OpenTelemetry's exporter in memory. */
class RunTracesTest {

    private static final AttributeKey<String> EDIT = AttributeKey.stringKey("editrisk.edit");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("editrisk.key");

    @TempDir
    private static Path folder;

    private static final InMemorySpanExporter EXPORTED = InMemorySpanExporter.create();
    private static List<String> calls = List.of();
    private static String run = "";
    private static Town town;
    private static List<SpanData> spans = List.of();

    @BeforeAll
    static void runOnce() throws IOException {
        Path data = folder.resolve("data");
        FewGarments.write(data, 100);
        MemoryStore store = new MemoryStore();
        List<String> called = new ArrayList<>();
        town = new Town(store, folder.resolve("cache"), 300, UnaryOperator.identity());
        DerivedIds ids = new DerivedIds();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .addSpanProcessor(SimpleSpanProcessor.create(EXPORTED))
                .build();
        CallObserver observed =
                new ObservedCalls(town, town.workshop.inputs, Optional.of(new RunTraces(provider, ids)));
        town.workshop.observe((function, bell, call) -> {
            called.add(bell.key());
            return observed.observe(function, bell, call);
        });
        town.upload(data, """
                name: traced
                seed: 7
                model: {architecture: small-vgg, weights: models/garments.safetensors}
                task: {validation: datasets/garments}
                editing-task: {train: datasets/garments-on-snow/train, validation: datasets/garments-on-snow/val}
                edits:
                  - {method: local-fine-tuning, layers: [features.18], learning-rates: auto, epochs: 8}
                  - {method: full-fine-tuning, learning-rates: [0.001], epochs: 2}
                  - {method: local-fine-tuning, as: after, layers: [features.18], learning-rates: [0.001], epochs: 1, base: full-fine-tuning}
                alphas: {step: 1}
                """.getBytes(StandardCharsets.UTF_8));
        town.deliverAll();
        assertThat(town.completed()).isTrue();
        run = Json.decode(store.read(StoreLayout.accepted("experiments/tiny.yaml")), PlanAnswer.class)
                .run();
        calls = List.copyOf(called);
        spans = List.copyOf(EXPORTED.getFinishedSpanItems());
    }

    private static Map<String, SpanData> byId() {
        return spans.stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
    }

    private static List<SpanData> named(String function) {
        return spans.stream().filter(span -> span.getName().equals(function)).toList();
    }

    private static String parent(SpanData span) {
        return byId().get(span.getParentSpanId()).getName();
    }

    @Test
    void eachCallIsASpanOfOneTrace() {
        assertThat(spans).extracting(span -> span.getAttributes().get(KEY)).containsExactlyElementsOf(calls);
        assertThat(spans).extracting(SpanData::getTraceId).containsOnly(DerivedIds.trace(run));
        assertThat(byId()).hasSameSizeAs(spans);
    }

    @Test
    void itBeginsWithThePlanAndNothingIsWithoutAParent() {
        assertThat(spans)
                .filteredOn(span -> !span.getParentSpanContext().isValid())
                .extracting(SpanData::getName)
                .containsExactly("plan");
        assertThat(spans)
                .filteredOn(span -> span.getParentSpanContext().isValid())
                .allSatisfy(span -> assertThat(byId()).containsKey(span.getParentSpanId()));
    }

    @Test
    void aCallIsTheChildOfTheOneThatAskedForIt() {
        assertThat(named("aggregate"))
                .singleElement()
                .satisfies(span -> assertThat(parent(span)).isEqualTo("plan"));
        assertThat(named("evaluate")).hasSizeGreaterThan(3).allSatisfy(span -> {
            String edit = span.getAttributes().get(EDIT);
            assertThat(parent(span)).isEqualTo(edit.equals("original") ? "plan" : "choose");
            if (parent(span).equals("choose")) {
                assertThat(byId().get(span.getParentSpanId()).getAttributes().get(EDIT))
                        .isEqualTo(edit);
            }
        });
        assertThat(named("edit")).allSatisfy(span -> {
            boolean first = !span.getAttributes().get(KEY).matches(".*\\.rung-[1-9].*")
                    && !span.getAttributes().get(EDIT).contains("+after");
            assertThat(parent(span)).isEqualTo(first ? "plan" : "choose");
        });
        assertThat(named("edit")).anyMatch(span -> parent(span).equals("choose"));
        assertThat(named("choose")).anyMatch(span -> parent(span).equals("choose"));
    }

    @Test
    void aCallThatComesAgainIsAnotherChildOfTheSame() {
        SpanData first = named("evaluate").get(0);
        EXPORTED.reset();
        town.workshop.deliver(new Doorbell("memory", first.getAttributes().get(KEY)));

        assertThat(EXPORTED.getFinishedSpanItems()).singleElement().satisfies(again -> {
            assertThat(again.getTraceId()).isEqualTo(first.getTraceId());
            assertThat(again.getParentSpanId()).isEqualTo(first.getParentSpanId());
            assertThat(again.getSpanId()).isNotEqualTo(first.getSpanId());
        });
    }

    @Test
    void withoutAnEndpointThereAreNone() {
        assertThat(RunTraces.ofEnvironment(Map.of())).isEmpty();
        assertThat(RunTraces.ofEnvironment(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " ")))
                .isEmpty();
    }

    @Test
    void whatACallLogsNamesItsRunEditAndTaskAndNothingAfterIt() {
        List<Object> named = new ArrayList<>();
        Doorbell bell = new Doorbell("memory", "runs/small-1/edits/rewriting@l.1/tasks/original.0-40.task.json");

        new ObservedCalls(town, town.workshop.inputs, Optional.empty()).observe(FunctionName.EVALUATE, bell, () -> {
            Stream.of("function", "run", "edit", "task").map(MDC::get).forEach(named::add);
            return Answer.thereAlready("evaluate", bell.key(), "small-1");
        });

        assertThat(named).containsExactly("evaluate", "small-1", "rewriting@l.1", "original.0-40");
        assertThat(MDC.get("run")).isNull();
    }
}
