package io.editrisk.adapter.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Kafka itself, one broker in this JVM on a free port of this machine, one for all tests of a JVM. */
public final class KafkaBroker implements AutoCloseable {

    private final KafkaClusterTestKit cluster;

    public KafkaBroker() {
        try {
            cluster = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                            .setCombined(true)
                            .setNumBrokerNodes(1)
                            .setNumControllerNodes(1)
                            .build())
                    .setConfigProp("offsets.topic.replication.factor", "1")
                    .setConfigProp("offsets.topic.num.partitions", "1")
                    .setConfigProp("group.initial.rebalance.delay.ms", "0")
                    .build();
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not start", e);
        }
    }

    public String address() {
        return cluster.bootstrapServers();
    }

    /** How the adapters reach it. */
    public KafkaConfig config() {
        return new Config(Optional.of(address()));
    }

    private record Config(Optional<String> brokers) implements KafkaConfig {
        @Override
        public Optional<Path> clientConfig() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> topics() {
            return Optional.empty();
        }

        @Override
        public String group() {
            return "editrisk";
        }

        @Override
        public String deadLetters() {
            return "editrisk-dead-letters";
        }
    }

    public void topic(String name, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it for a test's constructor or methods. */
    public static final class Embedded implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == KafkaBroker.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(KafkaBroker.class))
                    .computeIfAbsent(KafkaBroker.class, key -> new KafkaBroker());
        }
    }
}
