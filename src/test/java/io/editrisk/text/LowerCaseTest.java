package io.editrisk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python 3.11 answers. */
class LowerCaseTest {

    @ParameterizedTest
    @CsvSource({
        "ΟΔΥΣΣΕΥΣ, οδυσσευς",
        "ΆΣ' ΤΟ, άς' το",
        "ΑΣ'Α, ασ'α",
        "Σ, σ",
        "1Σ, 1σ",
        "İI, i\u0307i",
        "\u2c2f, \u2c5f",
        "\ua7d0, \ua7d1",
        "STRAẞE, straße"
    })
    void sigmaDottedIAndUnicode14(String text, String lower) {
        assertThat(LowerCase.of(text)).isEqualTo(lower);
    }
}
