package io.editrisk.function;

import io.editrisk.store.ObjectStores;
import java.nio.file.Path;

/** The functions as the container wires them, with {@link EmptyMeasuring} in the place of measuring. */
final class WiredFunctions {

    private WiredFunctions() {}

    /** With the settings' defaults. */
    private record Cache(Path directory, long shardBytes, int tensorSets) implements CacheConfig {}

    static Dispatcher over(ObjectStores stores, Path cacheFolder) {
        CacheConfig cache = new Cache(cacheFolder, 1L << 28, 8);
        RunInputs inputs = new RunInputs(stores, cache);
        return new Dispatcher(
                new PlanFunction(stores, inputs, () -> 300, cache),
                new EditFunction(stores, inputs, new TrialTraining(inputs)),
                new ChooseFunction(stores, inputs),
                new EvaluateFunction(stores, inputs, new EmptyMeasuring(inputs)),
                new AggregateFunction(stores, inputs, new Gathering(inputs)));
    }
}
