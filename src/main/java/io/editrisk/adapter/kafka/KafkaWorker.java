package io.editrisk.adapter.kafka;

import io.editrisk.adapter.broker.Workers.Progress;
import io.editrisk.event.DoorSettings;
import io.editrisk.event.Letter;
import io.editrisk.event.Receipt;
import io.editrisk.event.Recipient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * One consumer and its record. While the record is worked on, which may take hours, every partition is paused and the
 * consumer polls on, so that the group takes it for alive.
 */
final class KafkaWorker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final List<String> topics;
    private final DoorSettings settings;
    private final Recipient recipient;
    private final DeadLetters deadLetters;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "kafka-doorbell");
        thread.setDaemon(true);
        return thread;
    });
    private boolean busy;

    KafkaWorker(KafkaConfig config, List<String> topics, DoorSettings settings, Recipient recipient) {
        this.topics = topics;
        this.settings = settings;
        this.recipient = recipient;
        deadLetters = new DeadLetters(config);
        Properties properties = config.client();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void run(Progress progress) throws InterruptedException {
        consumer.subscribe(topics, new Paused());
        while (!progress.stopping()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record, progress);
            }
            if (!consumer.assignment().isEmpty()) {
                progress.connected();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Progress progress) throws InterruptedException {
        busy = true;
        consumer.pause(consumer.assignment());
        Receipt receipt = receipt(record, progress);
        boolean gone = receipt.kind() == Receipt.Kind.DONE
                || (receipt.kind() == Receipt.Kind.NEVER && deadLetters.keep(record, receipt.reason()));
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (consumer.assignment().contains(partition)) {
            end(partition, record.offset(), gone);
        }
        busy = false;
        consumer.resume(consumer.assignment());
    }

    private void end(TopicPartition partition, long offset, boolean gone) {
        if (!gone) {
            consumer.seek(partition, offset);
            return;
        }
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset + 1)));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf("Kafka did not take a commit, the record comes again: %s", e.getMessage());
        }
    }

    /** Tries until there is nothing to try again. */
    private Receipt receipt(ConsumerRecord<byte[], byte[]> record, Progress progress) throws InterruptedException {
        String body = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        for (int number = 1; ; number++) {
            Letter letter = new Letter(body, number, number >= settings.deliveries());
            Receipt receipt = await(work.submit(() -> recipient.take(letter)), Duration.ZERO);
            if (receipt.kind() != Receipt.Kind.AGAIN) {
                return receipt;
            }
            if (letter.last()) {
                return new Receipt(Receipt.Kind.NEVER, receipt.reason());
            }
            await(work.submit(Receipt::done), settings.pause());
            if (progress.stopping()) {
                return new Receipt(Receipt.Kind.STOPPED, "");
            }
        }
    }

    /** Polls on until it is there and the pause is over. */
    private Receipt await(Future<Receipt> future, Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (true) {
            try {
                Receipt receipt = future.get(1, TimeUnit.SECONDS);
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return receipt;
                }
                TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            } catch (TimeoutException working) {
                // the consumer shows that it lives
            } catch (ExecutionException e) {
                return new Receipt(Receipt.Kind.AGAIN, String.valueOf(e.getCause()));
            }
            consumer.poll(Duration.ZERO)
                    .forEach(early ->
                            consumer.seek(new TopicPartition(early.topic(), early.partition()), early.offset()));
        }
    }

    /** Partitions that come while a record is worked on wait. */
    private final class Paused implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (busy) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // whoever has them now does the record again, which changes nothing
        }
    }

    @Override
    public void close() {
        work.shutdownNow();
        deadLetters.close();
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(TO_CLOSE));
    }
}
