package io.editrisk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged application writes of itself while all that it needs is away. */
@DisabledOnOs(OS.WINDOWS)
class LogsIT {

    private static final List<String> SECRETS = List.of(
            "tHeStOrEsSeCrEt0123456789", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final List<String> NOWHERE = List.of("s3://nowhere", "http://127.0.0.1:1");

    private @TempDir Path folder;

    @Test
    void logsForProgramsAreAnObjectALineAndNothingTellsASecret() throws Exception {
        List<String> environment = List.of(
                "EDITRISK_LOG=text",
                "EDITRISK_STORE_ACCESS_KEY=someone",
                "EDITRISK_STORE_SECRET_KEY=" + SECRETS.get(0),
                "EDITRISK_HTTP_SECRETS=" + SECRETS.get(1));
        try (Launched work =
                Launched.work(folder, environment, NOWHERE, "--functions", "plan", "--port", "0", "--log", "json")) {
            work.await(() -> work.out().contains("ready") && !work.err().isEmpty());
            List<String> answers = new ArrayList<>();
            answers.add(get(work, "q/health/ready"));
            answers.add(get(work, "q/metrics"));
            work.signal("TERM");
            work.status();

            assertThat(work.err()).isNotEmpty().allSatisfy(line -> {
                JsonNode json = Json.tree(line.getBytes(StandardCharsets.UTF_8));
                assertThat(json.path("level").textValue()).isNotEmpty();
                assertThat(json.path("message").textValue()).isNotEmpty();
            });
            assertThat(answers.get(0)).contains("\"DOWN\"");
            List<String> all = new ArrayList<>(work.err());
            all.addAll(work.out());
            all.addAll(answers);
            SECRETS.forEach(secret -> assertThat(all).noneMatch(line -> line.contains(secret)));
        }
    }

    private static String get(Launched work, String path) throws Exception {
        String functions = work.out().stream()
                .filter(line -> line.startsWith("functions: "))
                .map(line -> line.substring("functions: ".length()))
                .findFirst()
                .orElseThrow();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(functions + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** Without a port, a queue of SQS or a store that answers: the broker alone is asked. */
    @Test
    void whereABrokerIsNamedAWorkerNeedsNoPort() throws Exception {
        List<String> environment =
                List.of("EDITRISK_LOG=json", "EDITRISK_AMQP_ADDRESS=/queues/q", "EDITRISK_AMQP_URL=amqp://127.0.0.1:1");
        try (Launched work = Launched.work(folder, environment, NOWHERE, "--functions", "none")) {
            work.await(() -> work.out().contains("ready")
                    && work.err().stream().anyMatch(line -> line.contains("the AMQP peer is away, asking again")));
            work.signal("TERM");
            assertThat(work.status()).isEqualTo(143);
            assertThat(work.out()).containsExactly("ready");
            assertThat(work.err()).allSatisfy(line -> assertThat(line).startsWith("{"));
        }
    }

    @Test
    void whereNothingIsNamedAWorkerHasNothingToAnswer() throws Exception {
        try (Launched work = Launched.start(folder, "work", "--store", "s3://bucket", "--functions", "none")) {
            assertThat(work.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(work.err())
                    .contains("editrisk: --functions none goes with --port, EDITRISK_KAFKA_TOPICS or"
                            + " EDITRISK_AMQP_ADDRESS: else there is nothing to answer");
        }
    }

    @Test
    void aFormThatIsNoneIsWrongInput() throws Exception {
        try (Launched work =
                Launched.start(folder, List.of("env", "EDITRISK_LOG=xml"), List.of(), "status", "--store", "s")) {
            assertThat(work.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(work.err()).containsExactly("EDITRISK_LOG is 'xml'; allowed are text and json");
        }
        try (Launched serve = Launched.start(folder, "serve", "--store", "s", "--log", "xml")) {
            assertThat(serve.status()).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(serve.err()).containsExactly("--log is 'xml'; allowed are text and json");
        }
    }
}
