package io.editrisk.cli;

import io.editrisk.adapter.AnyClient;
import io.editrisk.adapter.UnreliableWire;
import io.editrisk.adapter.UnreliableWire.Upset;
import io.editrisk.adapter.local.ServedStack;
import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.adapter.sqs.QueueNames;
import io.editrisk.event.Doorbell;
import io.editrisk.event.FunctionDeclaration;
import io.editrisk.function.Notices;
import io.editrisk.function.Resume;
import io.editrisk.store.Folders;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A store, its queues, two workers, and the wires between them: what a {@link FaultScript} upsets. */
final class Ordeal implements AutoCloseable {

    private static final String UPLOAD = "experiments/tiny.yaml";
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int LOOKS = 3;
    private static final long BETWEEN_LOOKS = 20;
    private static final long BETWEEN_COUNTS = 100;

    private final Desk desk;
    private final UpsetBell bell;
    private final ServedStack stack;
    private final UnreliableWire storeWire;
    private final UnreliableWire queueWire;
    private final SqsClient sqs;
    private final List<String> queues;
    private final Crew crew;
    private FaultScript.Requests requests = FaultScript.Requests.NONE;
    private SplittableRandom draws = new SplittableRandom();

    /** @param buckets of the runs to come */
    Ordeal(Path folder, List<String> buckets) throws IOException {
        desk = Desk.in(Files.createDirectory(folder.resolve("desk")));
        UpsetBell[] upset = new UpsetBell[1];
        stack = new ServedStack(
                Files.createDirectory(folder.resolve("objects")), queues -> upset[0] = new UpsetBell(queues));
        bell = upset[0];
        storeWire = new UnreliableWire(stack.storeEndpoint(), this::upset);
        queueWire = new UnreliableWire(stack.queueEndpoint());
        sqs = AnyClient.sqs(stack.queueEndpoint(), stack.accessKey(), stack.secretKey());
        queues = FunctionDeclaration.all().stream()
                .map(function -> sqs.getQueueUrl(request -> request.queueName(QueueNames.USUAL.of(function.name())))
                        .queueUrl())
                .toList();
        crew = new Crew(Files.createDirectory(folder.resolve("crew")), properties(buckets));
    }

    private List<String> properties(List<String> buckets) {
        return List.of(
                "-Deditrisk.store.endpoint=" + storeWire.endpoint(),
                "-Deditrisk.store.access-key=" + stack.accessKey(),
                "-Deditrisk.store.secret-key=" + stack.secretKey(),
                "-Deditrisk.store.timeout=5s",
                "-Deditrisk.store.buckets=" + String.join(",", buckets),
                "-Deditrisk.queue.endpoint=" + queueWire.endpoint(),
                "-Deditrisk.workers=1",
                "-Dmp.messaging.incoming.doorbells.visibility-seconds=" + FaultScript.INVISIBLE.toSeconds());
    }

    private synchronized Upset upset() {
        return requests.draw(draws);
    }

    private synchronized void upset(FaultScript.Requests shares, SplittableRandom random) {
        requests = shares;
        draws = random;
    }

    Crew crew() {
        return crew;
    }

    /** Uploads data and experiment into a bucket of its own, as a user does. */
    ObjectStore upload(String bucket) throws IOException {
        S3ObjectStores stores = stack.stores(bucket);
        stores.createHome();
        ObjectStore store = stores.home();
        Folders.upload(store, desk.folder());
        store.put(UPLOAD, Files.readAllBytes(desk.folder().resolve(Desk.EXPERIMENT)));
        return store;
    }

    /**
     * Lets all of it happen, then ends it: who was stopped goes on, disks and clocks are mended. Events are upset until no more
     * come; after that none is.
     */
    ObjectStore undergo(FaultScript script, String bucket) throws IOException, InterruptedException {
        bell.upset(script.events(), new SplittableRandom(script.seed() + 1));
        upset(script.requests(), new SplittableRandom(script.seed() + 2));
        ObjectStore store = upload(bucket);
        long start = System.nanoTime();
        for (Moment moment : moments(script)) {
            long left = moment.at().toNanos() - (System.nanoTime() - start);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            moment.what().happen();
        }
        upset(FaultScript.Requests.NONE, new SplittableRandom());
        crew.mend();
        awaitQuiet();
        bell.calm();
        return store;
    }

    private interface Happening {
        void happen() throws IOException, InterruptedException;
    }

    private record Moment(Duration at, Happening what) {}

    private List<Moment> moments(FaultScript script) {
        List<Moment> moments = new ArrayList<>();
        for (FaultScript.Act act : script.acts()) {
            int worker = act.worker();
            Duration end = act.at().plus(act.lasts());
            switch (act.what()) {
                case KILL -> moments.add(new Moment(act.at(), () -> crew.kill(worker)));
                case FILL_DISK -> moments.add(new Moment(act.at(), () -> crew.fillDisk(worker)));
                case JUMP_CLOCK -> {
                    moments.add(new Moment(act.at(), () -> jumpClock(worker)));
                    moments.add(new Moment(end, () -> crew.setClock("-40d")));
                }
                case PAUSE -> {
                    moments.add(new Moment(act.at(), () -> crew.pause(worker)));
                    moments.add(new Moment(end, () -> crew.goOn(worker)));
                }
                case STORE_AWAY -> away(storeWire, act.at(), end, moments);
                case QUEUE_AWAY -> away(queueWire, act.at(), end, moments);
            }
        }
        moments.add(new Moment(script.length(), () -> {}));
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    private void jumpClock(int worker) throws IOException, InterruptedException {
        if (!crew.jumpClock(worker, "+7h")) {
            System.out.println("no clock jumps: there is no libfaketime here");
        }
    }

    private static void away(UnreliableWire wire, Duration from, Duration to, List<Moment> moments) {
        moments.add(new Moment(from, wire::down));
        moments.add(new Moment(to, wire::up));
    }

    /**
     * Waits until no event is under way or waits: every retry has ended. An event is counted until what it led to is there, so
     * that some are found as long as there are any; several looks, for one may pass from queue to queue during a look.
     */
    void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        for (int quiet = 0; quiet < LOOKS; ) {
            int messages = messages();
            quiet = messages == 0 ? quiet + 1 : 0;
            if (System.nanoTime() > deadline) {
                throw new AssertionError(messages + " events do not come to an end; " + crew.written());
            }
            TimeUnit.MILLISECONDS.sleep(messages == 0 ? BETWEEN_LOOKS : BETWEEN_COUNTS);
        }
    }

    private int messages() {
        int queued = queues.stream()
                .flatMap(url -> sqs
                        .getQueueAttributes(request -> request.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes()
                        .values()
                        .stream())
                .mapToInt(Integer::parseInt)
                .sum();
        return queued + bell.late();
    }

    static boolean completed(ObjectStore store) {
        return run(store)
                .filter(run -> store.exists(StoreLayout.completed(run)))
                .isPresent();
    }

    private static Optional<String> run(ObjectStore store) {
        return store.find(StoreLayout.accepted(UPLOAD))
                .map(json -> Json.tree(json).get("run").textValue());
    }

    /** Rings again for what lacks its result; an upload that nobody heard of is rung for itself. */
    void resume(ObjectStore store) {
        run(store)
                .ifPresentOrElse(
                        run -> new Resume(store, bell, Notices.none()).ring(Resume.plan(store, run)),
                        () -> bell.ring(new Doorbell(store.bucket(), UPLOAD)));
    }

    /** Every object of the run by its key, but for what tells of faults. */
    static Map<String, byte[]> results(ObjectStore store) {
        Map<String, byte[]> objects = new TreeMap<>();
        String faults = StoreLayout.faults(run(store).orElse(""));
        store.keys(StoreLayout.RUNS).stream()
                .filter(key -> !key.startsWith(faults))
                .forEach(key -> objects.put(key, store.read(key)));
        return objects;
    }

    @Override
    public void close() {
        crew.close();
        storeWire.close();
        queueWire.close();
        sqs.close();
        stack.close();
        bell.close();
    }
}
