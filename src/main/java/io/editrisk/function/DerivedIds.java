package io.editrisk.function;

import io.editrisk.store.Digest;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Ids of traces and spans that anybody can tell who knows the run and the key, so that nothing has to be carried from one
 * function to the next. What is not told beforehand is drawn.
 */
final class DerivedIds implements IdGenerator {

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    private final ThreadLocal<Optional<Told>> told = ThreadLocal.withInitial(Optional::empty);

    private record Told(String trace, Optional<String> span) {}

    static String trace(String run) {
        return Digest.of(bytes("trace " + run)).substring(0, TRACE_DIGITS);
    }

    /** Of the call that did the work of the key. */
    static String span(String run, String key) {
        return Digest.of(bytes("span " + run + " " + key)).substring(0, SPAN_DIGITS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What this thread's next span is called; the span's id is drawn where there is no key. */
    void tell(String run, Optional<String> key) {
        told.set(Optional.of(new Told(trace(run), key.map(of -> span(run, of)))));
    }

    void forget() {
        told.remove();
    }

    @Override
    public String generateTraceId() {
        return told.get().map(Told::trace).orElseGet(() -> IdGenerator.random().generateTraceId());
    }

    @Override
    public String generateSpanId() {
        return told.get()
                .flatMap(Told::span)
                .orElseGet(() -> IdGenerator.random().generateSpanId());
    }
}
