package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.editrisk.store.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a worker that was told to end looks from outside while it finishes what it has. */
@DisabledOnOs(OS.WINDOWS)
class DrainIT {

    private static final String TASK = "runs/garments-0123456789ab/edits/original/tasks/a.task.json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Nothing is there; about the run it answers late. */
    private HttpServer store() throws Exception {
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        store.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().contains("/runs/")) {
                asked.countDown();
                await(answered);
            }
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        store.start();
        return store;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isNotReadyWhileItFinishesWhatItHasAndThenEnds(@TempDir Path folder) throws Exception {
        HttpServer store = store();
        List<String> environment = List.of("EDITRISK_STORE_ACCESS_KEY=someone", "EDITRISK_STORE_SECRET_KEY=something");
        try (Launched work = Launched.work(
                folder,
                environment,
                List.of("s3://bucket", "http://127.0.0.1:" + store.getAddress().getPort()),
                "--functions",
                "none",
                "--port",
                "0")) {
            work.await(() -> work.out().contains("ready"));
            assertThat(ready(work).statusCode()).isEqualTo(200);
            CompletableFuture<HttpResponse<String>> call = evaluate(work);
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

            work.signal("TERM");
            HttpResponse<String> ready = ready(work);
            while (!draining(ready)) {
                ready = ready(work);
            }

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(call).as("is still being finished").isNotDone();
            HttpResponse<String> other = evaluate(work).get();
            assertThat(other.statusCode()).isEqualTo(503);
            assertThat(other.body()).contains("this process is about to end", "\"retry\":true");
            answered.countDown();
            assertThat(call.get().body()).contains("error").contains("runs/garments-0123456789ab/");
            assertThat(work.status()).isEqualTo(143);
        } finally {
            answered.countDown();
            store.stop(0);
        }
    }

    private HttpResponse<String> ready(Launched work) throws Exception {
        return client.send(HttpRequest.newBuilder(at(work, "q/health/ready")).build(), BodyHandlers.ofString());
    }

    private static boolean draining(HttpResponse<String> ready) {
        return Json.tree(ready.body().getBytes(StandardCharsets.UTF_8))
                .findValue("draining")
                .booleanValue();
    }

    private CompletableFuture<HttpResponse<String>> evaluate(Launched work) {
        HttpRequest request = HttpRequest.newBuilder(at(work, "evaluate"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"bucket\": \"bucket\", \"key\": \"" + TASK + "\"}"))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private static URI at(Launched work, String path) {
        return work.out().stream()
                .filter(line -> line.startsWith("functions: "))
                .map(line -> URI.create(line.substring("functions: ".length())).resolve(path))
                .findFirst()
                .orElseThrow();
    }
}
