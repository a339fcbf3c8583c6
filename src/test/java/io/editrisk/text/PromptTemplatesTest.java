package io.editrisk.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTemplatesTest {

    @Test
    void thePublishedSetsAreThere() {
        assertThat(PromptTemplates.names()).containsExactly("imagenet", "mnist", "svhn", "kitti");
        assertThat(PromptTemplates.named("imagenet").templates())
                .hasSize(80)
                .doesNotHaveDuplicates()
                .startsWith("a bad photo of a {}.", "a photo of many {}.")
                .endsWith("a tattoo of the {}.");
    }

    @Test
    void theNameGoesIntoEachTemplate() {
        assertThat(PromptTemplates.named("mnist").prompts("7")).containsExactly("a photo of the number: \"7\".");
        assertThat(PromptTemplates.named("svhn").prompts("0")).containsExactly("a photo of the number: \"0\".");
        assertThat(PromptTemplates.named("kitti").prompts("a photo i took with no car."))
                .containsExactly("a photo i took with no car.");
        assertThat(new PromptTemplates(List.of("one {}", "the {}'s")).prompts("{} $1"))
                .containsExactly("one {} $1", "the {} $1's");
    }

    @Test
    void aUsersOwnAreReadLineByLine() {
        List<String> faults = new ArrayList<>();

        assertThat(read("\ufeffa {}.\r\n\n  the {}  \n\n", faults))
                .isEqualTo(new PromptTemplates(List.of("a {}.", "the {}")));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a {}\\nno name | t:2:1: no {} here; a template has exactly one {}, where the class name goes
            \\n a {} and {} | t:2:11: a second {} here; a template has exactly one {}, where the class name goes
            a {c} | t:1:1: no {} here; a template has exactly one {}, where the class name goes
            \\n\\n | t: empty; needed: one or more lines
            """)
    void oneThingWrong(String content, String fault) {
        List<String> faults = new ArrayList<>();

        assertThat(PromptTemplates.read("t", content.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), faults))
                .isEmpty();
        assertThat(faults).containsExactly(fault);
    }

    @Test
    void bytesThatAreNoTextAreAFault() {
        List<String> faults = new ArrayList<>();

        assertThat(PromptTemplates.read("t", new byte[] {'{', '}', (byte) 0xff}, faults))
                .isEmpty();
        assertThat(faults).containsExactly("t: not a text in UTF-8");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        List<String> faults = new ArrayList<>();

        assertThat(PromptTemplates.read("t", "a\nb {}\n{}{}".getBytes(StandardCharsets.UTF_8), faults))
                .isEmpty();
        assertThat(faults).hasSize(2);
    }

    @Test
    void wrongTemplatesCannotBe() {
        assertThatThrownBy(() -> new PromptTemplates(List.of())).hasMessage("at least one template is needed");
        assertThatThrownBy(() -> new PromptTemplates(List.of("a cat")))
                .hasMessage("'a cat': a template has exactly one {}, where the class name goes");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> PromptTemplates.named("cars"))
                .hasMessage("unknown templates 'cars'; allowed: imagenet, mnist, svhn, kitti");
    }

    private static PromptTemplates read(String content, List<String> faults) {
        return PromptTemplates.read("t", content.getBytes(StandardCharsets.UTF_8), faults)
                .orElseThrow();
    }
}
