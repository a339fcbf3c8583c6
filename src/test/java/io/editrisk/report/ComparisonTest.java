package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.report.Comparison.Cell;
import io.editrisk.report.Comparison.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String INTERPOLATED = "one-layer-interpolation@features.18";

    private static Comparison compared(SmallRun... runs) {
        return Comparison.of(Arrays.stream(runs)
                .map(run -> JudgedRun.of(run.results()).orElseThrow())
                .toList());
    }

    private static List<Cell> cells(Comparison comparison, String edit, String quantity) {
        return comparison.rows().stream()
                .filter(row -> row.edit().equals(edit) && row.quantity().equals(quantity))
                .map(Row::cells)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void differencesArePairedWhereTheImagesAreTheSame() {
        // a gate that forbids the end of the line, and one that allows it: α = 0.5 and 1, 3 and 4 of 4, 9 and 8 of 10
        Comparison comparison = compared(SmallRun.gated(0.02, 0.05), SmallRun.gated(1, 1));

        List<Cell> editing = cells(comparison, INTERPOLATED, "editing accuracy");
        assertThat(editing.get(0).value()).hasValue(0.75);
        assertThat(editing.get(0).change()).isEmpty();
        assertThat(editing.get(1).alpha()).hasValue(1.0);
        assertThat(editing.get(1).change().orElseThrow().value()).isEqualTo(0.25, within(1e-12));
        assertThat(cells(comparison, INTERPOLATED, "original accuracy")
                        .get(1)
                        .change()
                        .orElseThrow()
                        .value())
                .isEqualTo(-0.1, within(1e-12));
        // fog 1 and 3: .8 and .6 before, .6 and .2 after
        assertThat(cells(comparison, INTERPOLATED, "original accuracy under shift")
                        .get(1)
                        .change()
                        .orElseThrow()
                        .value())
                .isEqualTo(-0.3, within(1e-12));
        assertThat(cells(comparison, "before editing", "original accuracy")
                        .get(1)
                        .change()
                        .orElseThrow()
                        .value())
                .isZero();
        assertThat(comparison.settings())
                .extracting(Comparison.Setting::place)
                .containsExactly("gate.max-original-drop", "gate.max-original-ood-penalty");
    }

    @Test
    void ofOtherImagesNoDifferenceIsSaid() {
        Comparison comparison =
                compared(SmallRun.gated(1, 1), SmallRun.gated(1, 1).split());

        Cell half = cells(comparison, INTERPOLATED, "original accuracy").get(1);
        assertThat(half.value()).isPresent();
        assertThat(half.change()).isEmpty();
        assertThat(StorePages.change(
                        cells(comparison, INTERPOLATED, "original accuracy").get(0), half))
                .isEqualTo("other images");
    }

    @Test
    void whatGainedNothingHasNoNumbersAndNamesAreEscaped() {
        Comparison comparison =
                compared(SmallRun.gated(1, 1), SmallRun.gated(1, 1).named("<b>bold</b>"));

        assertThat(comparison.rows()).extracting(Row::edit).doesNotContain("full-fine-tuning");
        assertThat(new String(StorePages.compared(comparison), StandardCharsets.UTF_8))
                .contains("&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<b>bold");
    }
}
