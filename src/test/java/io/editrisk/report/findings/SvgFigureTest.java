package io.editrisk.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.findings.Figure.Axis;
import io.editrisk.report.findings.Figure.Curve;
import io.editrisk.report.findings.Figure.Mark;
import io.editrisk.report.findings.Figure.Panel;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgFigureTest {

    private static final SeedMean MEAN = new SeedMean(-.05, 5, Optional.of(new Interval(-.08, -.02)));

    private static Element drawn(Panel panel) throws Exception {
        Figure figure = new Figure("a < b & c", List.of("garments", "digits"), List.of(panel));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgFigure.of(figure))))
                .getDocumentElement();
    }

    private static List<Element> all(Element svg, String tag, String style) {
        NodeList found = svg.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .filter(element -> element.getAttribute("class").equals(style))
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void aMarkStandsInTheMiddleOfItsInterval() throws Exception {
        Panel panel = new Panel(
                "original task",
                Axis.numbers("points"),
                Axis.of(List.of("rewriting")),
                List.of(new Curve(1, false, List.of(Mark.lying(MEAN, Unit.POINTS, 0)))));

        Element svg = drawn(panel);

        Element whisker = all(svg, "line", "s1 whisker").get(0);
        double middle = (number(whisker, "x1") + number(whisker, "x2")) / 2;
        // one in the legend, one in the panel
        List<Element> marks = all(svg, "path", "s1");
        assertThat(marks).hasSize(2);
        double at =
                Double.parseDouble(marks.get(1).getAttribute("d").substring(1).split(",", -1)[0]);
        assertThat(at).isCloseTo(middle, within(0.11));
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b & c");
    }

    @Test
    void pointsAreJoinedFromLeftToRightAndNoneLiesOutside() throws Exception {
        List<Mark> marks = List.of(
                Mark.upright(10, MEAN, Unit.POINTS),
                Mark.upright(1000, MEAN, Unit.POINTS),
                Mark.upright(100_000, MEAN, Unit.POINTS));
        Panel panel = new Panel(
                "garments", Axis.powers("parameters"), Axis.numbers("points"), List.of(new Curve(0, true, marks)));

        Element line = all(drawn(panel), "polyline", "s0 curve").get(0);

        double[] xs = List.of(line.getAttribute("points").split(" ", -1)).stream()
                .mapToDouble(point -> Double.parseDouble(point.split(",", -1)[0]))
                .toArray();
        assertThat(xs).hasSize(3).isSorted();
        // a logarithmic axis: equal steps
        assertThat(xs[2] - xs[1]).isCloseTo(xs[1] - xs[0], within(0.21));
        assertThat(xs[0]).isPositive();
        assertThat(xs[2]).isLessThan(960);
    }

    @Test
    void ticksAreRoundNumbersWithinTheScale() {
        assertThat(Scale.around(false, List.of(-7.2, 3.1), 0, 100).ticks()).containsExactly(-6.0, -4.0, -2.0, 0.0, 2.0);
        assertThat(Scale.around(true, List.of(48.0, 273_066.0), 0, 100).ticks())
                .containsExactly(100.0, 1000.0, 10_000.0, 100_000.0);
        assertThat(List.of(Scale.text(-0.5), Scale.text(0), Scale.text(10), Scale.text(100_000)))
                .containsExactly("−0.5", "0", "10", "100,000");
    }
}
