package io.editrisk.adapter.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Where Kafka is ({@code EDITRISK_KAFKA_…}). */
@ConfigMapping(prefix = "editrisk.kafka")
public interface KafkaConfig {

    /** {@code host:port}, several separated by commas. */
    Optional<String> brokers();

    /** A properties file of Kafka's clients, for security: what its own tools take as {@code --command-config}. */
    Optional<Path> clientConfig();

    /** Whose records ring functions; none unless set. */
    Optional<List<String>> topics();

    /** The consumers that share the work. */
    @WithDefault("editrisk")
    String group();

    /** The topic for what was given up. */
    @WithDefault("editrisk-dead-letters")
    String deadLetters();

    /** An {@link IllegalArgumentException} where the setting that is given lacks brokers. */
    default void requireBrokers(String setting) {
        if (brokers().isEmpty()) {
            throw new IllegalArgumentException(setting + " needs EDITRISK_KAFKA_BROKERS, host:port");
        }
    }

    /** The clients' settings that come from the deployment. */
    default Properties client() {
        Properties properties = new Properties();
        clientConfig().ifPresent(file -> {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new IllegalArgumentException("EDITRISK_KAFKA_CLIENT_CONFIG cannot be read: " + e.getMessage(), e);
            }
        });
        brokers().ifPresent(given -> properties.put("bootstrap.servers", given));
        return properties;
    }
}
