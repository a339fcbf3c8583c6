package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vector that the libraries of Standard Webhooks are tested by (github.com/standard-webhooks/standard-webhooks). */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";

    private final Map<String, String> headers = new TreeMap<>(Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    private void require(List<String> secrets, String body, Instant now) {
        new WebhookSignature(secrets, Duration.ofMinutes(5))
                .require(headers::get, body.getBytes(StandardCharsets.UTF_8), now);
    }

    @Test
    void thePublishedSignatureHolds() {
        assertThatCode(() -> require(List.of(SECRET), BODY, SENT)).doesNotThrowAnyException();
        assertThatCode(() -> require(List.of(OTHER, SECRET), BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        headers.put(
                "webhook-signature",
                "v1a,abc v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + headers.get("webhook-signature"));

        assertThatCode(() -> require(List.of(SECRET), BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void anotherBodyIdTimeOrSecretIsRefused() {
        String refused = "no webhook-signature is of this body and a secret known here";
        assertThatThrownBy(() -> require(List.of(SECRET), BODY + " ", SENT)).hasMessage(refused);
        assertThatThrownBy(() -> require(List.of(OTHER), BODY, SENT)).hasMessage(refused);
        headers.put("webhook-timestamp", "1614265331");
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT)).hasMessage(refused);
        headers.put("webhook-timestamp", "1614265330");
        headers.put("webhook-id", "msg_other");
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        fault -> org.assertj.core.api.Assertions.assertThat(fault.status())
                                .isEqualTo(401));
    }

    @Test
    void whatWasSignedLongAgoIsNotHeardAgain() {
        String refused = "webhook-timestamp is not within 300 seconds of this machine's time";
        assertThatCode(() -> require(List.of(SECRET), BODY, SENT.plusSeconds(300)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT.plusSeconds(301)))
                .hasMessage(refused);
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT.minusSeconds(301)))
                .hasMessage(refused);
        headers.put("webhook-timestamp", "soon");
        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT)).hasMessage(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachHeaderIsNeeded(String name) {
        headers.remove(name);

        assertThatThrownBy(() -> require(List.of(SECRET), BODY, SENT))
                .hasMessage("a request without " + name + "; requests are signed here as Standard Webhooks has it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_%"})
    void whatIsNoSecretIsRefusedWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> new WebhookSignature(List.of(secret), Duration.ofMinutes(5)))
                .hasMessage(
                        "EDITRISK_HTTP_SECRETS holds what is no secret; allowed is whsec_ and the base64 of 24 to 64"
                                + " bytes, several separated by commas");
    }

    private static void open(Optional<List<String>> secrets, boolean unsigned, String host) {
        new HttpGuard(new Config(secrets, unsigned), host)
                .require(new HttpCall("POST", "/plan", name -> null, BODY.getBytes(StandardCharsets.UTF_8)));
    }

    private record Config(Optional<List<String>> secrets, boolean unsigned) implements HttpConfig {
        @Override
        public Duration tolerance() {
            return Duration.ofMinutes(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void withoutASecretThisMachineIsAnswered(String host) {
        assertThatCode(() -> open(Optional.empty(), false, host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "192.0.2.1"})
    void withoutASecretNobodyElseIsUnlessTheOperatorSaysSo(String host) {
        assertThatThrownBy(() -> open(Optional.empty(), false, host))
                .hasMessageStartingWith("this server listens beyond its own machine and has no secret");
        assertThatCode(() -> open(Optional.empty(), true, host)).doesNotThrowAnyException();
    }

    @Test
    void withASecretThisMachineSignsToo() {
        assertThatThrownBy(() -> open(Optional.of(List.of(SECRET)), true, "127.0.0.1"))
                .hasMessageStartingWith("a request without webhook-id");
    }
}
