package io.editrisk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ftfy 6.3.1 answers. */
class TextRepairTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            âœ” No problems,                          ✔ No problems
            schÃ¶n,                                   schön
            voilÃ  le travail,                        voilà le travail
            Ã\u0192Â© twice,                          é twice
            â€œ like this â€\ufffd,                   |" like this \ufffd|
            l’humanitÃ©,                              l'humanité
            ＬＯＵＤ　ＮＯＩＳＥＳ,                   LOUD NOISES
            ﬂuﬃeﬆ,                                    fluffiest
            P&EACUTE;REZ &amp; Co,                    PÉREZ & Co
            &lt;b> &copy,                             <b> &copy
            <b> &lt;,                                 <b> &lt;
            e\u0301,                                  é
            a \u001b[36;44mblue\u001b[0m.,             a blue.
            a \ufeffbe\u0007ep,                       a beep
            """)
    void whatSoftwareDidIsUndone(String broken, String repaired) {
        assertThat(TextRepair.repair(broken)).isEqualTo(repaired);
    }

    @ParameterizedTest
    @CsvSource({"café", "naïve façade", "Ångström", "数学", "5 × 3 ± 2°", "\ud83d\ude00", "a + b"})
    void whatIsRightStays(String text) {
        assertThat(TextRepair.repair(text)).isEqualTo(text);
    }

    @Test
    void everyLineIsRepairedForItselfAndEndsInALineFeed() {
        assertThat(TextRepair.repair("sÃ³\ncafé\r\nâœ”\u2028x")).isEqualTo("só\ncafé\n✔\nx");
    }

    @Test
    void behindATagReferencesStayOnAllLines() {
        assertThat(TextRepair.repair("&eacute;\n<p>&eacute;\n&eacute;")).isEqualTo("é\n<p>&eacute;\n&eacute;");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertThat(TextRepair.repair("a\ud83d b\ude00")).isEqualTo("a\ufffd b\ufffd");
    }

    @Test
    void aLineOfMoreThanAMillionIsRepairedInPieces() {
        String before = "x".repeat(999_999);

        assertThat(TextRepair.repair(before + "Ã³")).endsWith("xÃ³");
        assertThat(TextRepair.repair(before + "\nÃ³")).endsWith("x\nó");
    }
}
