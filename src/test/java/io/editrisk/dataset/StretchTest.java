package io.editrisk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {

    @Test
    void whatIsNearIsReadAtOnceAndWhatIsFarIsNot() {
        assertThat(Stretch.of(List.of(12, 3, 7, 4, 100))).containsExactly(new Stretch(3, 13), new Stretch(100, 101));
        assertThat(Stretch.of(List.of(5, 11))).containsExactly(new Stretch(5, 6), new Stretch(11, 12));
        assertThat(Stretch.of(List.of(0, 1, 2))).containsExactly(new Stretch(0, 3));
        assertThat(Stretch.of(List.of())).isEmpty();
    }
}
