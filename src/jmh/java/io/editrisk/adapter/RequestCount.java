package io.editrisk.adapter;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts what is sent to stores and queues, by kind, repeated attempts included. The SDK finds it by
 * {@code software/amazon/awssdk/global/handlers/execution.interceptors} and gives one to every client.
 */
public final class RequestCount implements ExecutionInterceptor {

    private static final Map<String, LongAdder> SENT = new ConcurrentHashMap<>();

    /** For the SDK. */
    public RequestCount() {}

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String kind = context.request().getClass().getSimpleName().replace("Request", "");
        SENT.computeIfAbsent(kind, first -> new LongAdder()).increment();
    }

    /** Counts since the last call, by kind, {@code GetObject} for instance; counting begins again. */
    public static Map<String, Long> take() {
        Map<String, Long> taken = new TreeMap<>();
        SENT.forEach((kind, count) -> taken.put(kind, count.sumThenReset()));
        taken.values().removeIf(count -> count == 0);
        return taken;
    }
}
