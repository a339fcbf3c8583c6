package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.FunctionName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the time of measuring goes, and how much is measured; {@code docs/watching.md} has the names. */
enum Measure {
    /** What a thread is told before it computes; the first one of a process loads the engine. */
    ENGINE,
    /** Tensors of a network or an edit into the engine, fetched before where the disk lacks them. */
    WEIGHTS,
    /** A picture's bytes into a picture of the network's size. */
    DECODE,
    /** A picture under its shift. */
    CORRUPT,
    /** The network over batches that are there, at every point of the line. */
    FORWARD;

    private static final String IMAGES = "editrisk.images";
    private static final String PREDICTIONS = "editrisk.predictions";
    private static final String AGE = "editrisk.event.age";

    private Timer timer() {
        return Metrics.timer("editrisk.stage", "stage", name().toLowerCase(Locale.ROOT));
    }

    /** On any thread. */
    <T> T time(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        timer().record(Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** A task is measured. */
    static void measured(int images, int points, Duration forward) {
        FORWARD.timer().record(forward);
        Counter.builder(IMAGES).register(Metrics.globalRegistry).increment(images);
        Counter.builder(PREDICTIONS).register(Metrics.globalRegistry).increment((double) images * points);
    }

    /** How long ago the event says that it came about; nothing where it does not say, or its clock is ahead. */
    static void waited(FunctionName function, JsonNode event) {
        Stream.of(event.at("/Records/0/eventTime"), event.path("time"), event.path("eventTime"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .ifPresent(time -> waited(function, time.textValue()));
    }

    private static void waited(FunctionName function, String time) {
        try {
            Duration age = Duration.between(Instant.parse(time), Instant.now());
            if (!age.isNegative()) {
                Metrics.timer(AGE, "function", function.label()).record(age);
            }
        } catch (DateTimeException notATime) {
            // what is to be done does not depend on it
        }
    }
}
