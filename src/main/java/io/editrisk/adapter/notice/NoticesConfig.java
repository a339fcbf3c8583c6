package io.editrisk.adapter.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to tell of what ({@code EDITRISK_NOTICES_…}): any of the sinks, none unless set. Kafka's brokers and AMQP's peer are
 * those of {@code EDITRISK_KAFKA_…} and {@code EDITRISK_AMQP_…}.
 */
@ConfigMapping(prefix = "editrisk.notices")
public interface NoticesConfig {

    /** Labels of {@link io.editrisk.event.NoticeType}; all of them when left out. */
    Optional<Set<String>> types();

    /** The events' source, a URI: the deployment's name among others; {@code s3://BUCKET} when left out. */
    Optional<String> source();

    /** What reports are read under, for a link: the key follows it. */
    Optional<URI> reports();

    /** How long a function tries to tell before it leaves that to the next delivery of its event. */
    @WithDefault("20s")
    Duration patience();

    /** Where to POST. */
    Optional<URI> httpUrl();

    /** The event as one JSON document, or its attributes as headers. */
    @WithDefault("structured")
    Mode httpMode();

    /** Signs the requests as Standard Webhooks has it: {@code whsec_} and base64. */
    Optional<String> httpSecret();

    /** Sent as {@code Authorization: Bearer}. */
    Optional<String> httpToken();

    /** The ARN of an SNS topic. */
    Optional<String> snsTopic();

    /** The name or ARN of an event bus of EventBridge. */
    Optional<String> eventBridgeBus();

    /** The URL of an SQS queue. */
    Optional<URI> sqsQueue();

    Optional<String> kafkaTopic();

    /** A queue or exchange, in the broker's own spelling. */
    Optional<String> amqpAddress();

    /** Empty for AWS. */
    Optional<URI> awsEndpoint();

    /** The store's when left out. */
    Optional<String> awsRegion();

    /** Without keys the SDK's own chain finds credentials. */
    Optional<String> awsAccessKey();

    Optional<String> awsSecretKey();

    /** CloudEvents' modes over HTTP. */
    enum Mode {
        STRUCTURED,
        BINARY
    }
}
