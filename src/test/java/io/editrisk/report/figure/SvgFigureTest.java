package io.editrisk.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.editrisk.evaluation.Interval;
import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Cell;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgFigureTest {

    private static final Optional<Interval> ACROSS = Optional.of(new Interval(-8, -2));

    private static Mark upright(double x) {
        return new Mark(x, -5, Optional.empty(), ACROSS);
    }

    private static Element drawn(Panel panel) throws Exception {
        Figure figure = Figure.of("a < b & c", List.of("garments", "digits"), List.of(panel));
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
                List.of(new Curve(1, Form.DOTS, List.of(new Mark(-5, 0, ACROSS, Optional.empty())))));

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
        List<Mark> marks = List.of(upright(10), upright(1000), upright(100_000));
        Panel panel = new Panel(
                "garments", Axis.powers("parameters"), Axis.numbers("points"), List.of(new Curve(0, Form.LINE, marks)));

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
        assertThat(Scale.around(false, List.of(-7.2, 3.1), 0, 100).ticks(14))
                .containsExactly(-6.0, -4.0, -2.0, 0.0, 2.0);
        assertThat(Scale.around(true, List.of(48.0, 273_066.0), 0, 100).ticks(14))
                .containsExactly(100.0, 1000.0, 10_000.0, 100_000.0);
        assertThat(List.of(Scale.text(-0.5), Scale.text(0), Scale.text(10), Scale.text(100_000)))
                .containsExactly("−0.5", "0", "10", "100,000");
    }

    @Test
    void aBarReachesFromZeroToItsMark() throws Exception {
        Panel panel = new Panel(
                "penalty",
                Axis.numbers("points"),
                Axis.of(List.of("rewriting", "full-fine-tuning")),
                List.of(
                        new Curve(0, Form.BARS, List.of(new Mark(-4, 0, Optional.empty(), Optional.empty()))),
                        new Curve(1, Form.BARS, List.of(new Mark(-2, 1, Optional.empty(), Optional.empty())))));

        Element svg = drawn(panel);

        Element longer = all(svg, "rect", "s0 bar").get(0);
        Element shorter = all(svg, "rect", "s1 bar").get(0);
        double end = number(longer, "x") + number(longer, "width");
        assertThat(number(shorter, "x") + number(shorter, "width"))
                .as("both end at zero")
                .isCloseTo(end, within(0.11));
        assertThat(number(longer, "width")).isCloseTo(2 * number(shorter, "width"), within(0.3));
        assertThat(number(longer, "y")).isLessThan(number(shorter, "y"));
    }

    @Test
    void aHeatMapHasACellForEachValueAndNoneForWhatWasNotMeasured() throws Exception {
        Panel panel = Panel.heat(
                "penalty",
                Axis.of("severity", List.of("1", "5")),
                Axis.of(List.of("fog", "snow")),
                List.of(new Cell(0, 0, -12.34, "", true), new Cell(1, 1, 3, "", false)));

        Element svg = drawn(panel);

        assertThat(all(svg, "rect", "")).hasSize(2);
        NodeList texts = svg.getElementsByTagName("text");
        List<Element> numbers = IntStream.range(0, texts.getLength())
                .mapToObj(i -> (Element) texts.item(i))
                .filter(text -> text.getTextContent().matches("[+−]\\d+\\.\\d"))
                .toList();
        assertThat(numbers).extracting(Element::getTextContent).containsExactly("−12.3", "+3.0");
        assertThat(numbers.get(0).getAttribute("style")).contains("font-weight:700");
        assertThat(numbers.get(1).getAttribute("style")).doesNotContain("font-weight");
        assertThat(number(numbers.get(0), "x")).isLessThan(number(numbers.get(1), "x"));
        assertThat(number(numbers.get(0), "y")).isLessThan(number(numbers.get(1), "y"));
    }

    @Test
    void manyPanelsStandInRowsOfFourAndWithinTheFile() throws Exception {
        Panel panel = new Panel(
                "fog",
                Axis.numbers("α"),
                Axis.numbers("accuracy"),
                List.of(new Curve(0, Form.LINE, List.of(upright(0), upright(1)))));
        Figure figure = Figure.of("many", List.of("garments"), Collections.nCopies(6, panel));
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgFigure.of(figure))))
                .getDocumentElement();
        double height = Double.parseDouble(svg.getAttribute("viewBox").split(" ", -1)[3]);

        List<Element> titles = all(svg, "text", "title");

        assertThat(titles).hasSize(6);
        assertThat(titles.subList(0, 4))
                .extracting(title -> number(title, "y"))
                .containsOnly(number(titles.get(0), "y"));
        assertThat(number(titles.get(4), "x")).isEqualTo(number(titles.get(0), "x"));
        assertThat(all(svg, "line", "grid"))
                .allMatch(line -> number(line, "x2") <= 960 && number(line, "y2") <= height);
    }
}
