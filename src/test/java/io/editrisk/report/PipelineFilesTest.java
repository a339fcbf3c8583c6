package io.editrisk.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.editrisk.store.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What pipelines take of a run, read by parsers that others wrote: Surefire's and commonmark's. */
class PipelineFilesTest {

    private static final SmallRun RUN = SmallRun.gated(0.02, 0.05);
    private static final String HOSTILE =
            "a|b\\|c`d``<script>]]>&\"'*_[x](http://evil)_@all www.evil.com\n# h\u0001\uD800";

    private static byte[] file(RunResults results, String name) {
        byte[] content = Report.of(results).files().get(name);
        assertThat(content).isNotNull();
        return content;
    }

    private static String text(RunResults results, String name) {
        return new String(file(results, name), StandardCharsets.UTF_8);
    }

    private static List<ReportTestSuite> suites(byte[] xml) throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
    }

    private static Document dom(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<ReportTestCase> cases(List<ReportTestSuite> suites, String edit) {
        return suites.stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .filter(one -> one.getFullClassName().equals(edit))
                .toList();
    }

    @Test
    void eachGateOfEachEditIsACase() throws Exception {
        List<ReportTestSuite> suites = suites(file(RUN.results(), "junit.xml"));

        List<ReportTestCase> kept = cases(suites, "one-layer-interpolation@features.18");
        assertThat(kept)
                .extracting(ReportTestCase::getName)
                .containsExactly(
                        "improves on the editing task", "max-original-drop 2.0%", "max-original-ood-penalty 5.0%");
        assertThat(kept).noneMatch(one -> one.hasFailure() || one.hasError() || one.hasSkipped());
        assertThat(cases(suites, "small"))
                .singleElement()
                .satisfies(one -> assertThat(one.isSuccessful()).isTrue());
    }

    @Test
    void aLimitThatIsBrokenSaysValueLimitCountAndInterval() throws Exception {
        List<ReportTestCase> broken = cases(suites(file(RUN.results(), "junit.xml")), "local-fine-tuning@features.18");

        assertThat(broken).extracting(ReportTestCase::hasFailure).containsExactly(false, true, true);
        // 9 of 10 before, 8 of 10 after; Tango's interval is that of summary.json
        var change = Json.tree(file(RUN.results(), "summary.json")).at("/edits/0/points/2/original-change/interval");
        assertThat(broken.get(1).getFailureMessage())
                .isEqualTo("original accuracy −10.0 points (95% "
                        + Numbers.signed(change.get("low").doubleValue()) + " to "
                        + Numbers.signed(change.get("high").doubleValue())
                        + "): 90.0% (9 of 10) before, 80.0% (8 of 10) after, at α = 1; lost 10.0%, allowed 2.0%");
        assertThat(broken.get(2).getFailureMessage())
                .startsWith("original accuracy under shift −30.0 points (95% ")
                .contains("(mean over 2 shifts of 10 images)")
                .endsWith("; lost 30.0%, allowed 5.0%");
    }

    @Test
    void anEditThatGainedNothingFailsWithTheReasonAndIsHeldAgainstNothing() throws Exception {
        List<ReportTestCase> none = cases(suites(file(RUN.results(), "junit.xml")), SmallRun.FULL);

        assertThat(none).hasSize(3);
        assertThat(none.get(0).getFailureMessage()).startsWith("No gain: ");
        assertThat(none.subList(1, 3)).allMatch(ReportTestCase::hasSkipped);
    }

    @Test
    void theCountsOfASuiteAreThoseOfItsCases() throws Exception {
        NodeList suites = dom(file(RUN.results(), "junit.xml")).getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(4);
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
        }
    }

    private static String count(Element suite, String name) {
        return Integer.toString(suite.getElementsByTagName(name).getLength());
    }

    @Test
    void withoutAGateNothingFailsButWhatGainedNothing() throws Exception {
        List<ReportTestSuite> suites = suites(file(new SmallRun(10, Optional.empty(), "small").results(), "junit.xml"));

        assertThat(cases(suites, "small"))
                .singleElement()
                .satisfies(one -> assertThat(one.hasSkipped()).isTrue());
        assertThat(cases(suites, "local-fine-tuning@features.18")).hasSize(1);
    }

    @Test
    void namesCannotBreakTheXml() throws Exception {
        Document document = dom(file(RUN.named(HOSTILE).results(), "junit.xml"));

        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name"))
                .isEqualTo(
                        HOSTILE.replace('\n', ' ').replace('\u0001', '\uFFFD').replace('\uD800', '\uFFFD'));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void theSummaryHasTheVerdictTheSentenceAndARowAnEdit() {
        String text = text(RUN.results(), "report.md");

        assertThat(text)
                .startsWith("### editrisk: the gate passed\n\n")
                .contains("9 of 10")
                .contains("right about 90.0% (9 of 10) of the original task");
        List<List<String>> rows = rows(text);
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).get(0)).isEqualTo("local-fine-tuning@features.18");
        assertThat(rows.get(1).get(5)).isEqualTo("broken");
        assertThat(rows.get(2).get(0)).isEqualTo("one-layer-interpolation@features.18 recommended");
        assertThat(rows.get(2).get(1)).isEqualTo("0.5");
        assertThat(rows.get(2).get(5)).isEqualTo("kept");
        assertThat(rows.get(3).get(2)).startsWith("No gain: ");
    }

    @Test
    void namesAreShownAndNeverRead() {
        String table = "| a | b |\n|---|---|\n| " + MarkdownSummary.code(HOSTILE) + " | x |\n";

        List<List<String>> rows = rows(table);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).get(0)).isEqualTo(HOSTILE.replaceAll("[\\n\\u0001]+", " "));
        assertThat(rows.get(1).get(1)).isEqualTo("x");
        List<String> markup = new ArrayList<>();
        parse(table).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline html) {
                markup.add(html.getLiteral());
            }

            @Override
            public void visit(Link link) {
                markup.add(link.getDestination());
            }
        });
        assertThat(markup).containsExactly("<code>", "</code>");
        assertThat(table).doesNotContain("www.", "@all", "://");
    }

    @Test
    void aRunThatDidNotFinishSaysWhy() throws Exception {
        Unfinished run = new Unfinished("small-1", List.of("edit runs/x: <no> space", "evaluate runs/y: gone"));

        assertThat(new String(run.markdown(), StandardCharsets.UTF_8))
                .contains("### editrisk: not finished", "- <code>evaluate runs&#47;y&#58; gone</code>");
        assertThat(cases(suites(run.junit()), "small-1"))
                .singleElement()
                .satisfies(one -> assertThat(one.hasError()).isTrue());
    }

    private static Node parse(String markdown) {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown);
    }

    /** The tables' cells as text. */
    private static List<List<String>> rows(String markdown) {
        List<List<String>> rows = new ArrayList<>();
        parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    rows.add(new ArrayList<>());
                }
                if (node instanceof TableCell) {
                    rows.get(rows.size() - 1).add("");
                }
                visitChildren(node);
            }

            @Override
            public void visit(Text text) {
                if (!rows.isEmpty() && !rows.get(rows.size() - 1).isEmpty() && isInCell(text)) {
                    List<String> row = rows.get(rows.size() - 1);
                    row.set(row.size() - 1, row.get(row.size() - 1) + text.getLiteral());
                }
            }
        });
        return rows;
    }

    private static boolean isInCell(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof TableCell) {
                return true;
            }
        }
        return false;
    }
}
