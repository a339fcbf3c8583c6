package io.editrisk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompositionTest {

    @Test
    void whatDecomposesIsComposedAsTheJdkDoes() {
        assertThat(Stream.concat(Characters.parts("decomposed").keySet().stream(), syllables())
                        .map(Character::toString)
                        .flatMap(c -> Stream.of(c, Normalizer.normalize(c, Normalizer.Form.NFD)))
                        .filter(c -> !Composition.of(c).equals(Normalizer.normalize(c, Normalizer.Form.NFC))))
                .isEmpty();
    }

    @Test
    void marksAreOrderedAndBlockOneAnotherAsTheJdkHasIt() {
        List<String> marks =
                List.of("\u0301", "\u0302", "\u0323", "\u0327", "\u0338", "\u0345", "\u3099", "a", "\u1161");

        for (String base : List.of("", "a", "\u1ea1", "\u03b1", "\u304b", "\u1100", "\uac00")) {
            for (String first : marks) {
                for (String second : marks) {
                    for (String third : marks) {
                        String text = base + first + second + third;
                        assertThat(Composition.of(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
                    }
                }
            }
        }
    }

    @Test
    void marksOfUnicode14AreOrderedOnEveryJdk() {
        assertThat(Composition.of("a\u0301\u1ac2")).isEqualTo("\u00e1\u1ac2");
        assertThat(Composition.of("\u304b\u1ac5\u3099")).isEqualTo("\u304c\u1ac5");
    }

    private static Stream<Integer> syllables() {
        return IntStream.rangeClosed(0xac00, 0xd7a3).boxed();
    }
}
