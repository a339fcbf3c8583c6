package io.editrisk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered over HTTP. */
class HttpGuardTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TOKEN = "correct-horse-battery-staple";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private record Config(Optional<List<String>> secrets, Optional<List<String>> tokens, boolean unsigned)
            implements HttpConfig {
        @Override
        public Duration tolerance() {
            return Duration.ofMinutes(5);
        }
    }

    private static HttpGuard guard(Optional<List<String>> secrets, boolean unsigned, String host) {
        return new HttpGuard(new Config(secrets, Optional.empty(), unsigned), host);
    }

    private static HttpGuard withTokens(Optional<List<String>> secrets, String... tokens) {
        return new HttpGuard(new Config(secrets, Optional.of(List.of(tokens)), false), "0.0.0.0");
    }

    private static void call(HttpGuard guard, Map<String, String> headers) {
        guard.require(new HttpCall("POST", "/plan", headers::get, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void withoutASecretThisMachineIsAnswered(String host) {
        HttpGuard guard = guard(Optional.empty(), false, host);
        assertThatCode(() -> call(guard, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "192.0.2.1"})
    void withoutASecretNobodyElseIsUnlessTheOperatorSaysSo(String host) {
        HttpGuard closed = guard(Optional.empty(), false, host);
        HttpGuard open = guard(Optional.empty(), true, host);

        assertThatThrownBy(() -> call(closed, Map.of()))
                .hasMessageStartingWith("this server listens beyond its own machine and has no secret");
        assertThatCode(() -> call(open, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void withASecretThisMachineSignsToo() {
        HttpGuard guard = guard(Optional.of(List.of(SECRET)), true, "127.0.0.1");
        assertThatThrownBy(() -> call(guard, Map.of())).hasMessageStartingWith("a request without webhook-id");
        assertThat(guard.challenge()).isEmpty();
    }

    private static String basic(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenIsTakenAsBearerOrAsPassword() {
        HttpGuard guard = withTokens(Optional.empty(), "an-older-token-of-this-door", TOKEN);

        for (String authorization : List.of("Bearer " + TOKEN, "bearer  " + TOKEN, "Basic " + basic("sns:" + TOKEN))) {
            assertThatCode(() -> call(guard, Map.of("authorization", authorization)))
                    .doesNotThrowAnyException();
        }
        assertThat(guard.challenge())
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));
    }

    @Test
    void anythingElseIsRefused() {
        HttpGuard guard = withTokens(Optional.empty(), TOKEN);

        for (String authorization : List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer " + TOKEN + "x",
                "Bearer " + TOKEN.substring(1),
                TOKEN,
                "Basic " + TOKEN,
                "Basic " + basic(TOKEN + ":"),
                "Digest " + TOKEN)) {
            assertThatThrownBy(() -> call(guard, Map.of("authorization", authorization)))
                    .as(authorization)
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            fault -> assertThat(fault.status()).isEqualTo(401))
                    .hasMessage("a request without a token or a signature that is known here");
        }
        assertThatThrownBy(() -> call(guard, Map.of())).isInstanceOf(RefusedException.class);
    }

    /** One that is signed is judged by its signature, one that is not by its token. */
    @Test
    void withBothEitherIsEnough() {
        HttpGuard guard = withTokens(Optional.of(List.of(SECRET)), TOKEN);

        assertThatCode(() -> call(guard, Map.of("authorization", "Bearer " + TOKEN)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> call(
                        guard, Map.of("webhook-id", "1", "webhook-timestamp", "1", "webhook-signature", "v1,AAAA")))
                .hasMessageStartingWith("webhook-timestamp is not within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a blank in it, which no token has", "ümlaute-ümlaute-ümlaute"})
    void whatIsNoTokenIsRefusedWithoutShowingIt(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withTokens(Optional.empty(), token))
                .withMessage("EDITRISK_HTTP_TOKENS holds what is no token; allowed are 24 to 256"
                        + " letters, digits and . _ ~ + / = -, several tokens separated by commas");
    }
}
