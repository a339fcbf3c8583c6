package io.editrisk.adapter.sqs;

import io.editrisk.event.FunctionName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * What a channel is told by its configuration.
 *
 * @param functions whose queues it asks, the first first
 * @param workers how many messages it takes at a time
 * @param invisible how long a message stays hidden without a heartbeat
 */
record Channel(List<FunctionName> functions, int workers, Duration invisible) {

    static final String ALL_FUNCTIONS = "aggregate,choose,plan,edit,evaluate";

    Channel {
        functions = List.copyOf(functions);
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("functions: names at least one of " + ALL_FUNCTIONS);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers: at least 1, not " + workers);
        }
        if (invisible.toSeconds() < 1) {
            throw new IllegalArgumentException("visibility-seconds: at least 1, not " + invisible.toSeconds());
        }
    }

    /** From the channel's settings, of which {@code workers} may be 0: one a processor. */
    static Channel of(Config config) {
        String functions = config.getOptionalValue("functions", String.class).orElse(ALL_FUNCTIONS);
        int workers = config.getOptionalValue("workers", Integer.class).orElse(1);
        int seconds =
                config.getOptionalValue("visibility-seconds", Integer.class).orElse(30);
        return new Channel(
                Arrays.stream(functions.split(",")).map(Channel::function).toList(),
                workers == 0 ? Runtime.getRuntime().availableProcessors() : workers,
                Duration.ofSeconds(seconds));
    }

    private static FunctionName function(String label) {
        return FunctionName.named(label.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "functions: there is no function " + label.strip() + "; there are " + known()));
    }

    private static String known() {
        return Arrays.stream(FunctionName.values()).map(FunctionName::label).collect(Collectors.joining(", "));
    }
}
