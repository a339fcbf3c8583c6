package io.editrisk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {

    @Test
    void theLastPartDoesWhereItIsNoOtherOnes() {
        assertThat(ShortNames.of(List.of("datasets/imagenet-r", "datasets/imagenet-a", "sketches")))
                .containsExactly("imagenet-r", "imagenet-a", "sketches");
    }

    /** As ImageNet-C is imported: a folder a severity, in one a kind. */
    @Test
    void moreOfTheKeyWhereItIs() {
        assertThat(ShortNames.of(List.of("c/fog/3", "c/fog/5", "c/snow/3", "bar/snow/3", "r")))
                .containsExactly("fog-3", "5", "c-snow-3", "bar-snow-3", "r");
    }

    @Test
    void theSameKeyHasTheSameName() {
        assertThat(ShortNames.of(List.of("a/b", "a/b", "c/b"))).containsExactly("a-b", "a-b", "c-b");
    }

    @Test
    void aKeyIsNotLongerThanItIs() {
        assertThat(ShortNames.of(List.of("art/r", "x/r", "art-r"))).containsExactly("art-r", "x-r", "art-r");
    }
}
