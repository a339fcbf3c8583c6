package io.editrisk.adapter.sqs;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The connector with its own settings but for the workers, subscribed to as Quarkus does for a blocking consumer. */
public final class DoorbellChannel implements AutoCloseable {

    private final DoorbellConnector connector;
    private final ExecutorService pool;

    public DoorbellChannel(DoorbellQueues queues, int workers, Consumer<Message<String>> consumer) {
        connector = new DoorbellConnector(instance(queues));
        pool = Executors.newFixedThreadPool(workers);
        Config config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("workers", String.valueOf(workers)))
                .build();
        Multi.createFrom()
                .publisher(connector.getPublisher(config))
                .subscribe()
                .with(message -> pool.execute(() -> consumer.accept(ofText(message))));
    }

    private static Message<String> ofText(Message<?> message) {
        return message.withPayload((String) message.getPayload());
    }

    @SuppressWarnings("unchecked")
    private static Instance<DoorbellQueues> instance(DoorbellQueues queues) {
        return (Instance<DoorbellQueues>) Proxy.newProxyInstance(
                DoorbellChannel.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, args) -> {
                    if (method.getName().equals("get")) {
                        return queues;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() {
        try {
            connector.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.shutdown();
    }
}
