package io.editrisk.adapter.local;

import io.editrisk.adapter.amqp.AmqpBell;
import io.editrisk.adapter.amqp.AmqpConfig;
import io.editrisk.adapter.kafka.KafkaBell;
import io.editrisk.adapter.kafka.KafkaConfig;
import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.adapter.s3.StoreConfig;
import io.editrisk.adapter.s3.TimedStores;
import io.editrisk.adapter.sqs.DoorbellQueues;
import io.editrisk.adapter.sqs.QueueConfig;
import io.editrisk.adapter.sqs.QueueNames;
import io.editrisk.event.Bell;
import io.editrisk.store.AllowedBuckets;
import io.editrisk.store.KeyPrefix;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.PrefixedStores;
import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store and the queues of this process: the embedded ones where a folder is configured, else the deployment's. */
@ApplicationScoped
@Unremovable
public class Backends {

    private final StoreConfig storeConfig;
    private final QueueConfig queueConfig;
    private final @Nullable LocalStack local;
    private final S3ObjectStores stores;
    private final DoorbellQueues queues;

    Backends(LocalConfig localConfig, StoreConfig storeConfig, QueueConfig queueConfig) {
        this.storeConfig = storeConfig;
        this.queueConfig = queueConfig;
        local = localConfig
                .directory()
                .map(directory -> LocalStack.start(directory, storeConfig.bucket()))
                .orElse(null);
        stores = local == null ? remoteStores() : local.stores();
        queues = local == null ? remoteQueues() : local.queues();
    }

    private S3ObjectStores remoteStores() {
        return S3ObjectStores.of(S3ObjectStores.Connection.of(storeConfig), storeConfig.bucket());
    }

    private DoorbellQueues remoteQueues() {
        return DoorbellQueues.of(
                queueConfig.connection(storeConfig), new QueueNames(queueConfig.prefix()), storeConfig.keys());
    }

    @Produces
    @ApplicationScoped
    ObjectStores stores() {
        ObjectStores timed = new TimedStores(stores);
        return new AllowedBuckets(
                local == null ? new PrefixedStores(timed, storeConfig.keys()) : timed,
                storeConfig.buckets().orElse(Set.of()));
    }

    /** What of a bucket's keys is the deployment's: an embedded store has all of its own. */
    @Produces
    @Singleton
    KeyPrefix keys() {
        return local == null ? storeConfig.keys() : KeyPrefix.NONE;
    }

    /** Where to take messages from. */
    @Produces
    @Singleton
    @Typed(DoorbellQueues.class)
    DoorbellQueues queues() {
        return queues;
    }

    /** What rings: the broker that this deployment's events come through, its queues where there is none. */
    @Produces
    @Singleton
    Bell bell(KafkaConfig kafka, AmqpConfig amqp) {
        if (local == null && kafka.topics().isPresent()) {
            return new KafkaBell(kafka, storeConfig.keys());
        }
        return local == null && amqp.address().isPresent() ? new AmqpBell(amqp, storeConfig.keys()) : queues;
    }

    /** The embedded stack, where this process has one. */
    public Optional<LocalStack> local() {
        return Optional.ofNullable(local);
    }

    @PreDestroy
    void stop() {
        if (local == null) {
            stores.close();
            queues.close();
        } else {
            local.close();
        }
    }
}
