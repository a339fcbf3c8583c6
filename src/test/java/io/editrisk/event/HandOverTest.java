package io.editrisk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.editrisk.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOverTest {

    private static JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEditIsHandedOver() {
        assertThat(
                        HandOver.in(
                                json(
                                        "{'original':'s3://lab/models/a.safetensors','edited':'s3://registry/b.safetensors','profile':'imagenet'}")))
                .containsExactly(new HandOver(
                        "s3://lab/models/a.safetensors", "s3://registry/b.safetensors", "imagenet", Optional.empty()));
    }

    @Test
    void itMayBeNamedAndComeInACloudEvent() {
        assertThat(HandOver.in(json("{'specversion':'1.0','id':'1','source':'ci','type':'io.editrisk.plan','data':"
                        + "{'original':'s3://lab/a','edited':'s3://lab/b','profile':'imagenet','name':'build-17'}}")))
                .containsExactly(new HandOver("s3://lab/a", "s3://lab/b", "imagenet", Optional.of("build-17")));
    }

    @Test
    void whatIsAboutAnObjectIsNone() {
        assertThat(HandOver.in(Events.named("s3-object-created.json"))).isEmpty();
        assertThat(HandOver.in(Events.named("sns-notification.json"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'edited':'s3://lab/b','profile':'p'} | a hand-over needs 'original', a text
            {'original':'s3://lab/a','edited':7,'profile':'p'} | a hand-over needs 'edited', a text
            {'original':'s3://lab/a','edited':'s3://lab/b'} | a hand-over needs 'profile', a text
            {'original':'s3://lab/a','edited':'s3://lab/b','profile':'p','model':'x'} | a hand-over with 'model'; allowed are edited, name, original, profile
            {'original':'http://169.254.169.254/latest','edited':'s3://lab/b','profile':'p'} | 'original' is 'http://169.254.169.254/latest'; allowed is s3://BUCKET/KEY
            {'original':'file:///etc/passwd','edited':'s3://lab/b','profile':'p'} | 'original' is 'file:///etc/passwd'; allowed is s3://BUCKET/KEY
            {'original':'s3://lab/a','edited':'s3://lab/../b','profile':'p'} | a key that has '.' or '..' among its parts: ../b
            {'original':'s3://lab/a','edited':'s3://lab/b\\nseed: 1','profile':'p'} | 'edited' is 's3://lab/b<U+000A>seed: 1'; allowed is s3://BUCKET/KEY
            {'original':'s3://lab/a','edited':'s3://lab/b','profile':'../experiments/x'} | 'profile' is '../experiments/x'; allowed are lower-case letters
            {'original':'s3://lab/a','edited':'s3://lab/b','profile':'p','name':'=cmd'} | 'name' is '=cmd'; allowed are lower-case letters
            """)
    void whatIsLackingOrTooMuchIsSaidInALine(String text, String line) {
        assertThatThrownBy(() -> HandOver.in(json(text)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(line)
                .message()
                .hasLineCount(1);
    }
}
