package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.adapter.AnyClient;
import io.editrisk.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The stack left running, used as anybody's S3 client and browser use it. */
@DisabledOnOs(OS.WINDOWS)
class ServeIT {

    private static final String STORE = "served";

    @Test
    void anUploadHasTheSameEffectAsARun(@TempDir Path folder) throws Exception {
        Desk desk = Desk.in(folder.toRealPath());
        try (Launched serve = desk.type("serve", "--store", STORE)) {
            serve.await(() -> serve.out().contains("ready"));
            assertThat(serve.out())
                    .map(line -> line.split(": ")[0])
                    .containsExactly("store", "bucket", "access-key", "secret-key", "page", "ready");
            try (S3Client s3 = client(serve)) {
                upload(s3, value(serve, "bucket"), desk);
                serve.await(() -> desk.has(STORE, "plan.json"));
                assertThat(get(value(serve, "page") + desk.run(STORE) + "/"))
                        .as("a run under way")
                        .contains("EventSource");
                assertThat(get(value(serve, "page") + desk.run(STORE) + "/events"))
                        .as("a stream that ends with the run; %s", serve.err())
                        .contains(
                                "event: look\ndata: {", "event: curves\ndata: {\"edits\":[", "\"state\":\"completed\"");
                serve.await(() -> desk.has(STORE, "report/completed.json"));
                rejects(s3, serve, desk);
            }
            assertThat(get(value(serve, "page"))).contains(desk.run(STORE), "pass");
            assertThat(get(value(serve, "page") + desk.run(STORE) + "/report/metrics.csv"))
                    .startsWith("edit,task,method,layer,alpha");
            refusesAnother(desk);

            serve.signal("TERM");
            assertThat(serve.status()).isEqualTo(143);
            assertThat(serve.err()).noneMatch(line -> line.contains("Exception"));
        }
        sameAsRun(desk);
    }

    private static String value(Launched serve, String name) {
        return serve.out().stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static S3Client client(Launched serve) {
        return AnyClient.s3(URI.create(value(serve, "store")), value(serve, "access-key"), value(serve, "secret-key"));
    }

    private static void upload(S3Client s3, String bucket, Desk desk) throws IOException {
        for (String part : List.of("models", "datasets")) {
            try (Stream<Path> files = Files.walk(desk.folder().resolve(part))) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> s3.putObject(
                                put -> put.bucket(bucket)
                                        .key(desk.folder().relativize(file).toString()),
                                file));
            }
        }
        s3.putObject(
                put -> put.bucket(bucket).key("experiments/" + Desk.EXPERIMENT),
                desk.folder().resolve(Desk.EXPERIMENT));
    }

    private static void rejects(S3Client s3, Launched serve, Desk desk) throws InterruptedException {
        String bucket = value(serve, "bucket");
        List<String> before = keys(s3, bucket);
        s3.putObject(put -> put.bucket(bucket).key("experiments/wrong.yaml"), RequestBody.fromString("name: [\n"));
        serve.await(() -> desk.has(STORE, "rejected/wrong.json"));

        var rejected = Json.tree(desk.objects(STORE).get("rejected/wrong.json"));
        assertThat(rejected.get("faults").get(0).get("line").intValue()).isPositive();
        assertThat(rejected.get("faults").get(0).get("column").intValue()).isPositive();
        assertThat(keys(s3, bucket))
                .containsAll(before)
                .hasSize(before.size() + 2)
                .contains("experiments/wrong.yaml", "rejected/wrong.json");
    }

    private static List<String> keys(S3Client s3, String bucket) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static void refusesAnother(Desk desk) throws InterruptedException {
        try (Launched other = desk.type("run", Desk.EXPERIMENT, "--store", STORE)) {
            assertThat(other.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(other.err()).singleElement().asString().contains("is in use by another editrisk");
        }
    }

    /** The bucket's report is the one of a run elsewhere. */
    private static void sameAsRun(Desk desk) throws Exception {
        try (Launched run = desk.type("run", Desk.EXPERIMENT, "--store", "elsewhere")) {
            assertThat(run.status()).as("%s", run.err()).isEqualTo(ExitStatus.DONE);
        }
        for (String file : Desk.REPORT) {
            String key = "runs/" + desk.run(STORE) + "/report/" + file;
            assertThat(desk.objects(STORE).get(key))
                    .isEqualTo(desk.objects("elsewhere").get(key));
        }
    }
}
