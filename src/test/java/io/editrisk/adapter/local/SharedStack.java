package io.editrisk.adapter.local;

import io.editrisk.adapter.s3.S3ObjectStores.Connection;
import io.editrisk.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** An embedded store and queue for all tests that do not mind what else is in them. */
public final class SharedStack implements AutoCloseable {

    private final Path folder;
    private final LocalStack stack;

    private SharedStack() {
        try {
            folder = Files.createTempDirectory("shared-stack");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack = LocalStack.start(folder, "editrisk");
    }

    public URI storeEndpoint() {
        return stack.storeEndpoint();
    }

    public URI queueEndpoint() {
        return stack.queueEndpoint();
    }

    /** How the adapters reach either of its servers, or a wire to one. */
    public Connection connection(URI endpoint) {
        return connection(endpoint, stack.secretKey());
    }

    public Connection connection(URI endpoint, String secret) {
        return new Connection(
                Optional.of(endpoint),
                "us-east-1",
                Optional.of(stack.accessKey()),
                Optional.of(secret),
                Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        stack.close();
        Folders.delete(folder);
    }

    /** Starts it for the first test that wants it. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                    .computeIfAbsent(SharedStack.class, key -> new SharedStack());
        }
    }
}
