package io.editrisk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void placesAmongThoseThatAreMeasuredPassOverWhatIsLeftOut() {
        Selection some = new Selection("d", 10, List.of(0, 3, 4, 9), OptionalLong.empty());

        assertThat(some.count()).isEqualTo(6);
        assertThat(some.indices(0, 6)).containsExactly(1, 2, 5, 6, 7, 8);
        assertThat(some.indices(2, 4)).containsExactly(5, 6);
        assertThat(Selection.all("d", 3).indices(0, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void whatIsNotThereCannotBeLeftOut() {
        assertThatThrownBy(() -> new Selection("d", 3, List.of(3), OptionalLong.empty()))
                .hasMessageContaining("image 3 left out of 3");
        assertThatThrownBy(() -> new Selection("d", 3, List.of(1, 1), OptionalLong.empty()))
                .hasMessageContaining("image 1 left out of 3");
    }
}
