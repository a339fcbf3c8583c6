package io.editrisk.adapter;

import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code moto_server}: an S3 and SQS of other people's making, on a free port of 127.0.0.1, one for all tests of a JVM.
 * It takes any keys.
 */
public final class MotoServer {

    private static final Pattern ADDRESS = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final URI endpoint;

    private MotoServer(Path command) {
        try {
            process = new ProcessBuilder(command.toString(), "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        endpoint = output.lines()
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(address -> URI.create(address.group(1)))
                .orElseThrow(() -> new IllegalStateException("moto_server ended before it said where it listens"));
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "moto-output");
        drain.setDaemon(true);
        drain.start();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** How the adapters reach it. */
    public Connection connection() {
        return new Connection(
                Optional.of(endpoint),
                "us-east-1",
                Optional.of("moto"),
                Optional.of("moto-secret"),
                Duration.ofSeconds(60));
    }

    /** Started once. */
    private static final class Started {
        private static final MotoServer SERVER = new MotoServer(command().orElseThrow());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER.process::destroy));
        }
    }

    private static Optional<Path> command() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Leaves a test out where the command is not found; else starts the server for its constructor or methods. */
    public static final class WhereFound implements ExecutionCondition, ParameterResolver {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return command()
                    .map(found -> ConditionEvaluationResult.enabled("moto_server was found"))
                    .orElseGet(() -> ConditionEvaluationResult.disabled("moto_server was not found on the PATH"));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MotoServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Started.SERVER;
        }
    }
}
