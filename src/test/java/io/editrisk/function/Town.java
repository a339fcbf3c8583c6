package io.editrisk.function;

import io.editrisk.dataset.FewGarments;
import io.editrisk.event.Doorbell;
import io.editrisk.store.Folders;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.ObjectStores;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** One empty store with the tiny experiment's data, the functions over it, and the bells between them. */
final class Town implements ObjectStores {

    static final String UPLOAD = "experiments/tiny.yaml";

    final Bells bells = new Bells();
    final Workshop workshop;

    private final ObjectStore store;
    private final ObjectStore seenByFunctions;
    private final Notices notices;

    Town(ObjectStore store, Path cache, int imagesPerTask, UnaryOperator<ObjectStore> spoiled) {
        this.store = store;
        this.seenByFunctions = spoiled.apply(new RingingStore(store, bells));
        this.notices = Notices.none();
        this.workshop = new Workshop(this, cache, imagesPerTask);
    }

    /** One whose functions do nothing with the store that they do not declare. */
    static Town watched(ObjectStore store, Path cache) {
        DeclaredAccess[] access = new DeclaredAccess[1];
        Town town = new Town(store, cache, 300, all -> access[0] = new DeclaredAccess(all));
        town.workshop.observe(access[0]);
        return town;
    }

    /** One whose trials leave a checkpoint after every epoch. */
    Town(ObjectStore store, Path cache, UnaryOperator<ObjectStore> spoiled) {
        this.store = store;
        this.seenByFunctions = spoiled.apply(new RingingStore(store, bells));
        this.notices = Notices.none();
        this.workshop = new Workshop(this, cache, 300, Duration.ZERO);
    }

    /** One whose functions tell others. */
    Town(ObjectStore store, Path cache, Notices notices) {
        this.store = store;
        this.seenByFunctions = new RingingStore(store, bells);
        this.notices = notices;
        this.workshop = new Workshop(this, cache, 300, notices);
    }

    /** Uploads data and experiment, as a user does. */
    void upload(Path data) {
        upload(data, tiny());
    }

    void upload(Path data, byte[] experiment) {
        Folders.upload(store, data);
        store.put(UPLOAD, experiment);
        bells.ring(new Doorbell(store.bucket(), UPLOAD));
    }

    static byte[] tiny() {
        try (var yaml = FewGarments.class.getResourceAsStream("/experiments/tiny.yaml")) {
            return yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Delivers each event once, in the order in which they rang, until all is quiet. */
    Town deliverAll() {
        for (Optional<Doorbell> bell = bells.take(size -> 0); bell.isPresent(); bell = bells.take(size -> 0)) {
            workshop.deliver(bell.get());
        }
        return this;
    }

    /** Delivers as {@link #deliverAll} does, by two workers at once: until all is quiet and neither is at work. */
    void deliverAllByTwo() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> worker : List.of(workers.submit(this::work), workers.submit(this::work))) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private Void work() throws InterruptedException {
        for (var bell = bells.takeWaiting(); bell.isPresent(); bell = bells.takeWaiting()) {
            try {
                workshop.deliver(bell.get());
            } finally {
                bells.delivered();
            }
        }
        return null;
    }

    /**
     * Delivers one event in two and loses the others, then takes up the rest, until the run is complete.
     *
     * @param order picks the next event of so many that wait
     */
    void deliverSome(SplittableRandom random, IntUnaryOperator order) {
        while (!completed()) {
            for (var bell = bells.take(order); bell.isPresent(); bell = bells.take(order)) {
                if (random.nextBoolean()) {
                    workshop.deliver(bell.get());
                }
            }
            takeUpTheRest();
        }
    }

    /**
     * Delivers until the run is complete, by another process after each death of one, with which its queue is lost.
     *
     * @param death what a process dies of
     * @return how many died
     */
    int deliverThroughDeaths(Class<? extends RuntimeException> death) {
        int deaths = 0;
        while (!completed()) {
            try {
                takeUpTheRest();
                deliverAll();
            } catch (RuntimeException e) {
                if (!death.isInstance(e)) {
                    throw e;
                }
                deaths++;
                while (bells.take(size -> 0).isPresent()) {
                    // lost
                }
            }
        }
        return deaths;
    }

    /** Rings for all that lacks its result, as a process does that takes up what another left. */
    void takeUpTheRest() {
        new Unfinished(this, bells, notices).ring();
    }

    boolean completed() {
        return run().filter(run -> store.exists(StoreLayout.completed(run))).isPresent();
    }

    /** What the upload was answered. */
    String answer() {
        return store.find(StoreLayout.accepted(UPLOAD))
                .or(() -> store.find(StoreLayout.rejected(UPLOAD)))
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .orElse("nothing");
    }

    private Optional<String> run() {
        return store.find(StoreLayout.accepted(UPLOAD))
                .map(json -> Json.decode(json, PlanAnswer.class).run());
    }

    /** Every object of the run by its key. */
    Map<String, byte[]> runObjects() {
        return objects(StoreLayout.RUNS);
    }

    /** The run's report by file name. */
    Map<String, byte[]> report() {
        return objects(StoreLayout.report(run().orElseThrow(), ""));
    }

    private Map<String, byte[]> objects(String prefix) {
        Map<String, byte[]> objects = new TreeMap<>();
        store.keys(prefix).forEach(key -> objects.put(key.substring(prefix.length()), store.read(key)));
        return objects;
    }

    @Override
    public ObjectStore home() {
        return seenByFunctions;
    }

    @Override
    public ObjectStore bucket(String name) {
        if (!name.equals(store.bucket())) {
            throw new IllegalArgumentException("no bucket " + name);
        }
        return seenByFunctions;
    }
}
