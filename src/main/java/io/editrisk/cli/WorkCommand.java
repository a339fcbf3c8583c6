package io.editrisk.cli;

import io.editrisk.event.FunctionName;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code editrisk work}: what a deployment's containers and services run. Everything else is said by the environment. */
@Command(
        name = "work",
        description = "Answer a deployment's events: from its queues, and over HTTP where a port is named.")
final class WorkCommand implements ApplicationCommand {

    private static final String CHANNEL = "mp.messaging.incoming.doorbells.";
    private static final String NONE = "none";

    /** What opens a door to a broker. */
    private static final List<String> BROKERS = List.of("EDITRISK_KAFKA_TOPICS", "EDITRISK_AMQP_ADDRESS");

    @Option(
            names = "--store",
            paramLabel = "s3://BUCKET[/PREFIX]",
            description = "The deployment's bucket; what EDITRISK_STORE_BUCKET says when left out.")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where the bucket is served; what EDITRISK_STORE_ENDPOINT says, or AWS, when left out.")
    private Optional<URI> endpoint = Optional.empty();

    @Option(
            names = "--functions",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "aggregate,choose,plan,edit,evaluate",
            description = "Whose queues to take from, the first first (default: ${DEFAULT-VALUE}); none: no queue's.")
    private List<String> functions = List.of();

    @Option(
            names = "--port",
            description = "Answer over HTTP on this port as well, at QUARKUS_HTTP_HOST (127.0.0.1); 0 is a free one.")
    private Optional<Integer> port = Optional.empty();

    @Mixin
    private LogChoice log = new LogChoice();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Inject
    @SuppressWarnings("NullAway.Init") // set where the command is called
    private Config config;

    @Override
    public void check() {
        DeviceSetting.requireThere();
        bucket();
        if (!takesNone()) {
            functions.forEach(this::requireFunction);
        } else if (port.isEmpty()
                && BROKERS.stream().allMatch(name -> EarlySetting.of(name).isEmpty())) {
            throw wrong("--functions none goes with --port, " + String.join(" or ", BROKERS)
                    + ": else there is nothing to answer");
        }
    }

    private boolean takesNone() {
        return functions.equals(List.of(NONE));
    }

    private void requireFunction(String name) {
        if (FunctionName.named(name).isEmpty()) {
            throw wrong("--functions: there is no '" + name + "'; allowed are none and some of "
                    + Arrays.stream(FunctionName.values())
                            .map(FunctionName::label)
                            .collect(Collectors.joining(", ")));
        }
    }

    private Optional<StoreChoice.Bucket> bucket() {
        return store.map(address -> StoreChoice.Bucket.of(address, endpoint)
                .orElseThrow(
                        () -> wrong("--store is '" + address + "'; allowed are s3://BUCKET and s3://BUCKET/PREFIX")));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    @Override
    public Optional<String> log() {
        return log.form();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host-enabled", Boolean.toString(port.isPresent()));
        port.ifPresent(number -> settings.put("quarkus.http.port", Integer.toString(number)));
        settings.put(CHANNEL + "enabled", Boolean.toString(!takesNone()));
        settings.put(CHANNEL + "functions", String.join(",", functions));
        bucket().ifPresent(choice -> settings.putAll(choice.settings()));
        endpoint.ifPresent(url -> settings.put("editrisk.store.endpoint", url.toString()));
        return settings;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (port.isPresent()) {
            out.println("functions: http://" + config.getValue("quarkus.http.host", String.class) + ":"
                    + config.getValue("quarkus.http.port", Integer.class) + "/");
        }
        out.println("ready");
        out.flush();
        Quarkus.waitForExit();
        return ExitStatus.DONE;
    }
}
