package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.S3Event;
import io.editrisk.store.Json;
import io.editrisk.store.KeyPrefix;
import io.editrisk.store.ObjectStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The five functions in one process, over a store that the test brings and with events that the test delivers. */
final class Workshop {

    private static final Duration SELDOM = Duration.ofMinutes(2);
    private static final long FEATURE_BYTES = 1 << 26;

    final RunInputs inputs;

    private CallObserver observer = CallObserver.NONE;
    private final Dispatcher dispatcher;

    Workshop(ObjectStores stores, Path cache, int imagesPerTask) {
        this(stores, cache, imagesPerTask, Measuring::new);
    }

    /** @param frost the folder of its textures */
    Workshop(ObjectStores stores, Path cache, int imagesPerTask, Path frost) {
        this(
                stores,
                new Setting(cache, imagesPerTask, SELDOM),
                Measuring::new,
                new FrostSetting(Optional.of(frost)),
                Notices.none());
    }

    /** @param notices whom it tells */
    Workshop(ObjectStores stores, Path cache, int imagesPerTask, Notices notices) {
        this(
                stores,
                new Setting(cache, imagesPerTask, SELDOM),
                Measuring::new,
                new FrostSetting(Optional.empty()),
                notices);
    }

    /** @param checkpoints how often trials leave one */
    Workshop(ObjectStores stores, Path cache, int imagesPerTask, Duration checkpoints) {
        this(
                stores,
                new Setting(cache, imagesPerTask, checkpoints),
                Measuring::new,
                new FrostSetting(Optional.empty()),
                Notices.none());
    }

    /** @param measuring what takes the place of measuring */
    Workshop(
            ObjectStores stores,
            Path cache,
            int imagesPerTask,
            java.util.function.Function<RunInputs, Measuring> measuring) {
        this(
                stores,
                new Setting(cache, imagesPerTask, SELDOM),
                measuring,
                new FrostSetting(Optional.empty()),
                Notices.none());
    }

    private Workshop(
            ObjectStores stores,
            Setting setting,
            java.util.function.Function<RunInputs, Measuring> measuring,
            FrostSetting frost,
            Notices notices) {
        inputs = new RunInputs(stores, setting, () -> true, frost);
        Measuring measures = measuring.apply(inputs);
        dispatcher = new Dispatcher(
                new PlanFunction(stores, inputs, setting, setting, notices),
                new EditFunction(
                        stores,
                        inputs,
                        new TrialTraining(inputs, new StoredMoments(inputs), () -> FEATURE_BYTES),
                        new TrialCost(inputs, measures),
                        new TrialCheckpoints(setting, setting)),
                new ChooseFunction(stores, inputs, notices),
                new EvaluateFunction(stores, inputs, measures, notices),
                new AggregateFunction(stores, inputs, new Gathering(inputs), notices),
                new HandedOver(stores),
                new OwnBells(stores, KeyPrefix.NONE),
                (function, bell, call) -> observer.observe(function, bell, call));
    }

    private record Setting(Path directory, int imagesPerTask, Duration every)
            implements CacheConfig, PlanConfig, CheckpointConfig {
        @Override
        public long diskBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public long shardBytes() {
            return 1 << 26;
        }

        @Override
        public long maxTrials() {
            return 10_000;
        }

        @Override
        public int tensorSets() {
            return 2;
        }
    }

    /** From now on every call is seen. */
    void observe(CallObserver seeing) {
        observer = seeing;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Hands the event to the function whose trigger the key is. */
    void deliver(Doorbell bell) {
        JsonNode event = Json.tree(S3Event.created(bell, 0, "").getBytes(StandardCharsets.UTF_8));
        dispatcher.answer(FunctionDeclaration.forKey(bell.key()).orElseThrow().name(), event);
    }
}
