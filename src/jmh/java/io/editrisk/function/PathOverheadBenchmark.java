package io.editrisk.function;

import io.editrisk.adapter.RequestCount;
import io.editrisk.adapter.local.LocalStack;
import io.editrisk.adapter.sqs.DoorbellChannel;
import io.editrisk.store.Folders;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStore;
import io.editrisk.store.StoreLayout;
import io.editrisk.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Wall time outside compute: an edit is closed, chosen, cut into tasks and measured over the embedded store and queue,
 * the connector and the dispatcher, with nothing to compute in a task. The score is of all tasks together; each
 * iteration also says milliseconds, requests and messages a task.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
public class PathOverheadBenchmark {

    private static final String BUCKET = "editrisk";

    @Param("1000")
    public int tasks;

    @Param("2")
    public int workers;

    private Path folder;
    private LocalStack stack;
    private DoorbellChannel channel;
    private ObjectStore store;
    private CountDownLatch answered;
    private long nanoseconds;

    @Setup(org.openjdk.jmh.annotations.Level.Iteration)
    public void start() throws IOException {
        // as the application has it: by default the HTTP client formats every byte it sends for the log
        Logger.getLogger("").setLevel(Level.WARNING);
        TensorEngine.enter();
        folder = Files.createTempDirectory("path-overhead");
        stack = LocalStack.start(folder.resolve("store"), BUCKET);
        store = stack.stores().home();
        EmptyRun.store(store, tasks);
        // a message a task, and the one by which the edit is closed
        answered = new CountDownLatch(tasks + 1);
        Workshop workshop = new Workshop(stack.stores(), folder.resolve("cache"), 1, EmptyMeasuring::new);
        QueueDoor door = new QueueDoor(workshop.dispatcher(), new Faults(stack.stores(), Notices.none()));
        channel = new DoorbellChannel(
                stack.queues(),
                workers,
                message -> door.take(message).whenComplete((done, fault) -> answered.countDown()));
        RequestCount.take();
    }

    @Benchmark
    public void measureEmptyTasks() throws InterruptedException {
        long start = System.nanoTime();
        store.put(
                StoreLayout.closed(EmptyRun.RUN, EmptyRun.EDIT, OptionalInt.empty()),
                Json.encode(Completion.Marker.of(EmptyRun.RUN, EmptyRun.EDIT)));
        answered.await();
        nanoseconds = System.nanoTime() - start;
    }

    @TearDown(org.openjdk.jmh.annotations.Level.Iteration)
    public void stop() throws Exception {
        System.out.printf(Locale.ROOT, "%na task: %.2f ms", nanoseconds / 1e6 / tasks);
        RequestCount.take()
                .forEach((kind, count) -> System.out.printf(Locale.ROOT, ", %s %.2f", kind, count / (double) tasks));
        System.out.println();
        if (!store.exists(StoreLayout.measuredEdit(EmptyRun.RUN, EmptyRun.EDIT))) {
            throw new IllegalStateException("all tasks were answered and the edit is not measured");
        }
        channel.close();
        stack.close();
        Folders.delete(folder);
    }
}
