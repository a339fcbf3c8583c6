package io.editrisk.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassNamesTest {

    @Test
    void ofImageNetsThousandNamesTwoPairsAreAlike() {
        List<String> names = ClassNames.named("imagenet");

        assertThat(names).hasSize(1000).startsWith("tench", "goldfish").endsWith("toilet paper");
        assertThat(IntStream.range(0, 1000)
                        .filter(i -> names.indexOf(names.get(i)) < i)
                        .mapToObj(names::get))
                .containsExactlyInAnyOrder("missile", "sunglasses");
    }

    @Test
    void digitsAndDistancesAreInTheOrderOfTheLabels() {
        assertThat(ClassNames.names()).containsExactly("imagenet", "mnist", "svhn", "kitti");
        assertThat(ClassNames.named("mnist")).hasSize(10).startsWith("0", "1").isEqualTo(ClassNames.named("svhn"));
        assertThat(ClassNames.named("kitti"))
                .containsExactly(
                        "a photo i took of a car on my left or right side.",
                        "a photo i took with a car nearby.",
                        "a photo i took with a car in the distance.",
                        "a photo i took with no car.");
    }

    @Test
    void aUsersOwnAreReadLineByLine() {
        List<String> faults = new ArrayList<>();

        assertThat(ClassNames.read("c", "cat\n  dög \ncat\n".getBytes(StandardCharsets.UTF_8), faults))
                .contains(List.of("cat", "dög", "cat"));
        assertThat(faults).isEmpty();
    }

    @Test
    void aBlankLineAmongThemIsAFault() {
        List<String> faults = new ArrayList<>();

        assertThat(ClassNames.read("c", "cat\n\ndog\n".getBytes(StandardCharsets.UTF_8), faults))
                .isEmpty();
        assertThat(faults).containsExactly("c:2:1: no name here; each line has the name of a class");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> ClassNames.named("cars"))
                .hasMessage("unknown class names 'cars'; allowed: imagenet, mnist, svhn, kitti");
    }
}
