package io.editrisk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.event.S3Event;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The five functions in one process, over a store that the test brings and with events that the test delivers. */
final class Workshop {

    private final Dispatcher dispatcher;

    Workshop(ObjectStores stores, Path cache, int imagesPerTask) {
        this(stores, cache, imagesPerTask, Measuring::new);
    }

    /** @param frost the folder of its textures */
    Workshop(ObjectStores stores, Path cache, int imagesPerTask, Path frost) {
        this(stores, new Kept(cache, 1 << 26, 2), imagesPerTask, Measuring::new, new FrostSetting(Optional.of(frost)));
    }

    /** @param measuring what takes the place of measuring */
    Workshop(
            ObjectStores stores,
            Path cache,
            int imagesPerTask,
            java.util.function.Function<RunInputs, Measuring> measuring) {
        this(stores, new Kept(cache, 1 << 26, 2), imagesPerTask, measuring, new FrostSetting(Optional.empty()));
    }

    private Workshop(
            ObjectStores stores,
            CacheConfig kept,
            int imagesPerTask,
            java.util.function.Function<RunInputs, Measuring> measuring,
            FrostSetting frost) {
        RunInputs inputs = new RunInputs(stores, kept, () -> true, frost);
        dispatcher = new Dispatcher(
                new PlanFunction(stores, inputs, () -> imagesPerTask, kept),
                new EditFunction(stores, inputs, new TrialTraining(inputs, new StoredMoments(inputs))),
                new ChooseFunction(stores, inputs),
                new EvaluateFunction(stores, inputs, measuring.apply(inputs)),
                new AggregateFunction(stores, inputs, new Gathering(inputs)));
    }

    private record Kept(Path directory, long shardBytes, int tensorSets) implements CacheConfig {}

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Hands the event to the function whose trigger the key is. */
    void deliver(Doorbell bell) {
        JsonNode event = Json.tree(S3Event.created(bell, 0, "").getBytes(StandardCharsets.UTF_8));
        dispatcher.answer(FunctionDeclaration.forKey(bell.key()).orElseThrow().name(), event);
    }
}
