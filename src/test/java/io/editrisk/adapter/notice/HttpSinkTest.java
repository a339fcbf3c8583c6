package io.editrisk.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.editrisk.event.UnsentException;
import io.editrisk.store.Json;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's server on this machine. */
class HttpSinkTest {

    private static final byte[] KEY = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

    private final Deque<Integer> answers = new ArrayDeque<>();
    private final Deque<Got> got = new ArrayDeque<>();
    private HttpServer server;
    private URI url;

    private record Got(String method, String path, Map<String, String> headers, byte[] body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join("|", values)));
            got.add(new Got(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    headers,
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("location", "/elsewhere");
            exchange.sendResponseHeaders(answers.isEmpty() ? 202 : answers.remove(), -1);
            exchange.close();
        });
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static HttpSink sink(URI url, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        more.forEach((name, value) -> settings.put("editrisk.notices." + name, value));
        NoticesConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(NoticesConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(NoticesConfig.class);
        return new HttpSink(url, config);
    }

    @Test
    void anEventIsOneDocument() {
        sink(url, Map.of()).send(SomeNotice.notice());

        Got request = got.remove();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/hook");
        assertThat(request.headers()).containsEntry("content-type", "application/cloudevents+json");
        assertThat(request.headers()).doesNotContainKeys("webhook-signature", "authorization", "ce-id");
        SomeNotice.requireStructured(request.body());
    }

    @Test
    void inBinaryModeItsAttributesAreHeaders() {
        sink(url, Map.of("http-mode", "binary")).send(SomeNotice.about("experiments/grün \"1\".yaml"));

        Got request = got.remove();
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-id", SomeNotice.ID)
                .containsEntry("ce-source", "s3://lab")
                .containsEntry("ce-type", "io.editrisk.run.completed")
                .containsEntry("ce-subject", "experiments/gr%C3%BCn%20%221%22.yaml")
                .containsEntry("ce-time", "2026-01-02T03:04:05Z");
        assertThat(Json.tree(request.body())).isEqualTo(SomeNotice.notice().data());
    }

    @Test
    void itIsSignedAsStandardWebhooksHasIt() throws Exception {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY);
        sink(url, Map.of("http-secret", secret, "http-token", "open-sesame")).send(SomeNotice.notice());

        Got request = got.remove();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update((SomeNotice.ID + "." + request.headers().get("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers())
                .containsEntry("webhook-id", SomeNotice.ID)
                .containsEntry(
                        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body())))
                .containsEntry("authorization", "Bearer open-sesame");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 404, 429, 500, 503})
    void whatIsNotTakenOverIsSaidAndNotFollowed(int status) {
        answers.add(status);
        HttpSink sink = sink(url, Map.of());

        assertThatThrownBy(() -> sink.send(SomeNotice.notice()))
                .isInstanceOf(UnsentException.class)
                .hasMessage("io.editrisk.run.completed was not sent to " + url + ": it answered " + status);
        assertThat(got).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsSaidInALine() {
        server.stop(0);
        HttpSink sink = sink(url, Map.of());

        assertThatThrownBy(() -> sink.send(SomeNotice.notice()))
                .isInstanceOf(UnsentException.class)
                .hasMessageStartingWith("io.editrisk.run.completed was not sent to " + url + ": ");
    }

    @Test
    void settingsAreChecked() {
        for (String wrong : List.of("ftp://example.com/", "example.com/hook", "http:///hook")) {
            URI none = URI.create(wrong);
            Map<String, String> nothing = Map.of();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sink(none, nothing))
                    .withMessageStartingWith("EDITRISK_NOTICES_HTTP_URL is '" + wrong + "'; allowed is");
        }
        Map<String, String> wrongSecret = Map.of("http-secret", "letmein");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink(url, wrongSecret))
                .withMessageStartingWith("EDITRISK_NOTICES_HTTP_SECRET holds what is no secret")
                .withMessageNotContaining("letmein");
    }
}
