package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatexTablesTest {

    private static final String TABLES =
            new String(Report.of(SmallRun.gated(0.02, 0.05).results()).latex().orElseThrow(), StandardCharsets.UTF_8);

    @Test
    void anEditIsARowWithIntervalsAndOneWithoutAPointADashEach() {
        assertThat(TABLES)
                .startsWith("% run small-1\n% needs \\usepackage{booktabs}\n\n\\begin{tabular}{lrrrrr}\n\\toprule\n")
                .contains("before editing & 0 & $25.0$ [$4.6$, $69.9$] & -- & $90.0$ [$59.6$, $98.2$] & --" + " \\\\\n")
                .contains("one-layer-interpolation@features.18 & 0.5 & $75.0$ [$30.1$, $95.4$] & $+50.0$ [")
                .contains("full-fine-tuning & -- & -- & -- & -- & -- \\\\\n")
                .endsWith("\\bottomrule\n\\end{tabular}\n");
    }

    @Test
    void penaltiesHaveATableOfTheirOwn() {
        assertThat(TABLES.substring(TABLES.indexOf("{lrrr}\n")))
                .contains("Original OOD penalty & Editing OOD penalty")
                .contains("one-layer-interpolation@features.18 & 0.5 & $0.0$ [$-27.8$, $+27.8$] & $-37.5$ [")
                .doesNotContain("full-fine-tuning");
    }

    @Test
    void namesAreNotCommands() {
        assertThat(LatexTables.escaped("a_b\\c{d}%$#&~^<x>\n\"Größe\""))
                .isEqualTo("a\\_b\\textbackslash{}c\\{d\\}\\%\\$\\#\\&\\textasciitilde{}\\textasciicircum{}"
                        + "\\textless{}x\\textgreater{} \\textquotedbl{}Größe\\textquotedbl{}");
    }
}
