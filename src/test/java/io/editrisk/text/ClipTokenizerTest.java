package io.editrisk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against open_clip: {@code src/test/reference/clip_tokens.py}. */
class ClipTokenizerTest {

    private static final ClipTokenizer TOKENIZER = ClipTokenizer.load();

    @Test
    void tenThousandOddStringsHaveTheTokensOfOpenClip() {
        List<ReferenceTokens> reference = ReferenceTokens.all();

        assertThat(reference).hasSize(10_000);
        assertThat(differing(reference)).isEmpty();
    }

    @Test
    void threadsShareOne() {
        ClipTokenizer fresh = ClipTokenizer.load();
        List<ReferenceTokens> reference = ReferenceTokens.all().subList(0, 2_000);

        assertThat(reference.parallelStream()
                        .filter(row -> !Arrays.equals(fresh.tokens(row.text()), row.tokens()))
                        .count())
                .isZero();
    }

    @Test
    void aPromptStandsBetweenStartAndEnd() {
        int[] tokens = TOKENIZER.tokens("a photo of a cat.");

        assertThat(tokens).hasSize(77).startsWith(49406, 320, 1125, 539, 320, 2368, 269, 49407, 0);
        assertThat(Arrays.copyOfRange(tokens, 8, 77)).containsOnly(0);
    }

    @Test
    void nothingIsStartAndEnd() {
        assertThat(TOKENIZER.encode(" \n")).isEmpty();
        assertThat(TOKENIZER.tokens("")).startsWith(49406, 49407, 0).hasSize(77);
    }

    @Test
    void ofATextThatIsTooLongTheEndTokenIsKept() {
        String text = "cat ".repeat(100);

        assertThat(TOKENIZER.encode(text)).hasSize(100).containsOnly(2368);
        assertThat(TOKENIZER.tokens(text)).hasSize(77).startsWith(49406, 2368).endsWith(2368, 49407);
        assertThat(TOKENIZER.tokens("cat ".repeat(75))).isEqualTo(TOKENIZER.tokens(text));
        assertThat(TOKENIZER.tokens("cat ".repeat(74))).endsWith(2368, 49407, 0);
    }

    @Test
    void theSpecialTokensMayStandInTheText() {
        assertThat(TOKENIZER.encode("a<START_of_text>b <end_of_text>")).containsExactly(320, 49406, 321, 49407);
        assertThat(TOKENIZER.encode("!<end_of_text>")).doesNotContain(49407);
    }

    @Test
    void aVeryLongLineOrWordEnds() {
        assertThat(TOKENIZER.encode("x".repeat(100_000))).isNotEmpty();
        assertThat(TOKENIZER.encode("Ã©".repeat(100_000))).isNotEmpty();
        assertThat(TOKENIZER.encode("\u001b[" + "1;".repeat(100_000) + "mcat")).containsExactly(2368);
        assertThat(TOKENIZER.encode("&#" + "9".repeat(100_000) + ";cat")).endsWith(2368);
    }

    private static List<String> differing(List<ReferenceTokens> reference) {
        return reference.stream()
                .filter(row -> !Arrays.equals(TOKENIZER.tokens(row.text()), row.tokens()))
                .map(row -> visible(row.text()) + " -> " + Arrays.toString(TOKENIZER.encode(row.text())) + ", not "
                        + row.ids())
                .toList();
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .forEach(c -> visible.append(c >= ' ' && c < 0x7f ? Character.toString(c) : "\\x{%x}".formatted(c)));
        return visible.toString();
    }
}
