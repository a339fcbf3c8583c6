package io.editrisk.function;

import io.editrisk.adapter.AnyClient;
import io.editrisk.adapter.s3.S3ObjectStores;
import io.editrisk.adapter.sqs.QueueNames;
import io.editrisk.event.Doorbells;
import io.editrisk.event.FunctionName;
import io.editrisk.store.Json;
import io.editrisk.store.ObjectStores;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A process of {@link ScaleTest}: the functions with results at hand, fed from the queues until the run has its report. Counts
 * what it asks of the store, function by function, and prints that, the milliseconds of processor time that it took, and the most
 * memory it ever had.
 */
final class ScaleWorker {

    private final SqsClient sqs;
    private final InstantFunctions functions;
    private final ThreadLocal<FunctionName> calling = ThreadLocal.withInitial(() -> FunctionName.PLAN);
    private final Map<String, AtomicLong> requests = new TreeMap<>();
    private final Map<FunctionName, String> urls = new EnumMap<>(FunctionName.class);
    private final Map<FunctionName, AtomicLong> busy = new EnumMap<>(FunctionName.class);
    private volatile boolean reported;

    private ScaleWorker(URI storeEndpoint, URI queueEndpoint, String accessKey, String secretKey, Path cache) {
        sqs = AnyClient.sqs(queueEndpoint, accessKey, secretKey);
        S3Client s3 = AnyClient.s3(storeEndpoint, accessKey, secretKey, new Counting());
        ObjectStores stores = new S3ObjectStores(s3, ScaleTest.BUCKET);
        functions = new InstantFunctions(stores, cache);
        for (FunctionName name : FunctionName.values()) {
            busy.put(name, new AtomicLong());
            urls.put(
                    name,
                    sqs.getQueueUrl(request -> request.queueName(QueueNames.USUAL.of(name)))
                            .queueUrl());
        }
    }

    /** The endpoints of store and queue, the two keys, a folder, how many threads. */
    public static void main(String... args) throws Exception {
        ScaleWorker worker =
                new ScaleWorker(URI.create(args[0]), URI.create(args[1]), args[2], args[3], Path.of(args[4]));
        worker.work(Integer.parseInt(args[5]));
        worker.print();
    }

    private void work(int threads) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            ends.add(workers.submit(this::takeAll));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        workers.shutdown();
    }

    private Void takeAll() throws InterruptedException {
        List<FunctionName> order = List.of(
                FunctionName.AGGREGATE,
                FunctionName.EVALUATE,
                FunctionName.CHOOSE,
                FunctionName.EDIT,
                FunctionName.PLAN);
        while (!reported) {
            if (order.stream().noneMatch(this::take)) {
                Thread.sleep(20);
            }
        }
        return null;
    }

    private boolean take(FunctionName name) {
        String url = urls.get(name);
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(1).visibilityTimeout(3600))
                .messages();
        for (Message message : messages) {
            calling.set(name);
            long start = System.nanoTime();
            Doorbells.decode(Json.tree(message.body().getBytes(StandardCharsets.UTF_8)))
                    .forEach(bell -> functions.call(name, bell));
            busy.get(name).addAndGet(System.nanoTime() - start);
            sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            reported |= name == FunctionName.AGGREGATE;
        }
        return !messages.isEmpty();
    }

    private void print() throws IOException {
        requests.forEach((what, count) -> System.out.println("requests " + what + " " + count));
        busy.forEach((name, nanos) -> System.out.println("busy " + name.label() + " " + nanos.get() / 1_000_000));
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresent(time -> System.out.println("processor " + time.toMillis()));
        System.out.println("memory " + mostMemory());
    }

    /** The most that the process ever had in memory, in KiB, where the system says so. */
    private static String mostMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .findFirst()
                        .orElseThrow()
                : "0";
    }

    private final class Counting implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            String what = calling.get().label() + " "
                    + context.request().getClass().getSimpleName().replace("Request", "");
            synchronized (requests) {
                requests.computeIfAbsent(what, first -> new AtomicLong()).incrementAndGet();
            }
        }
    }
}
