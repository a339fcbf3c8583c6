package io.editrisk.report.figure;

import io.editrisk.evaluation.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A figure, before anything is drawn: panels that share their series. The page draws it to be pointed at, {@link SvgFigure}
 * to be printed; both from this.
 *
 * @param caption what is seen and how to read it
 * @param series what the legend names; curves refer to it by index
 */
public record Figure(String caption, List<Series> series, List<Panel> panels) {

    public Figure {
        series = List.copyOf(series);
        panels = List.copyOf(panels);
    }

    /** One whose series are names alone, each with the colour and the symbol of its place. */
    public static Figure of(String caption, List<String> series, List<Panel> panels) {
        return new Figure(
                caption,
                IntStream.range(0, series.size())
                        .mapToObj(i -> new Series(series.get(i), i, i, OptionalInt.empty()))
                        .toList(),
                panels);
    }

    /** The series that have marks, by index. */
    public List<Integer> drawn() {
        return panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .map(Curve::series)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What a legend names.
     *
     * @param colour from 0; {@link #PLAIN} for the colour of text, in which what nothing was done to is drawn
     * @param symbol from 0
     * @param edit the edit that it stands for, as an index that the drawer of the figure knows; empty for others
     */
    public record Series(String name, int colour, int symbol, OptionalInt edit) {

        /** No colour of its own. */
        public static final int PLAIN = -1;

        /** Of no edit, in the colour of text. */
        public static Series plain(String name) {
            return new Series(name, PLAIN, 0, OptionalInt.empty());
        }
    }

    /**
     * One plot: curves, or where both axes have categories the cells of a heat map.
     *
     * @param shaded part of the x axis that is set off, for instance what a gate allows
     */
    public record Panel(String title, Axis x, Axis y, List<Curve> curves, List<Cell> cells, Optional<Shaded> shaded) {
        public Panel {
            curves = List.copyOf(curves);
            cells = List.copyOf(cells);
        }

        public Panel(String title, Axis x, Axis y, List<Curve> curves) {
            this(title, x, y, curves, List.of(), Optional.empty());
        }

        public static Panel heat(String title, Axis x, Axis y, List<Cell> cells) {
            return new Panel(title, x, y, List.of(), cells, Optional.empty());
        }

        /** The same with a part of the x axis set off. */
        public Panel shaded(Optional<Shaded> part) {
            return new Panel(title, x, y, curves, cells, part);
        }
    }

    /** From {@code from} on upwards along x. */
    public record Shaded(double from, String meaning) {}

    /**
     * An axis, with its unit in the label.
     *
     * @param categories names of the places 0, 1, … from the top or from the left; empty for numbers
     * @param logarithmic for numbers above 0
     */
    public record Axis(String label, List<String> categories, boolean logarithmic) {
        public Axis {
            categories = List.copyOf(categories);
        }

        public static Axis numbers(String label) {
            return new Axis(label, List.of(), false);
        }

        public static Axis powers(String label) {
            return new Axis(label, List.of(), true);
        }

        public static Axis of(List<String> categories) {
            return of("", categories);
        }

        public static Axis of(String label, List<String> categories) {
            return new Axis(label, categories, false);
        }
    }

    /** How the marks of a series are drawn. */
    public enum Form {
        /** Each by itself. */
        DOTS,
        /** With a line through them. */
        LINE,
        /** With a bar from 0 along x. */
        BARS
    }

    /** Marks of one series. */
    public record Curve(int series, Form form, List<Mark> marks) {
        public Curve {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A point, with its intervals where it has them; in the axes' units.
     *
     * @param note what is to be known of it beside its place, for who points at it
     * @param rank how much it stands out
     */
    public record Mark(
            double x, double y, Optional<Interval> acrossX, Optional<Interval> acrossY, String note, Rank rank) {
        public Mark(double x, double y, Optional<Interval> acrossX, Optional<Interval> acrossY) {
            this(x, y, acrossX, acrossY, "", Rank.PLAIN);
        }

        /** The same elsewhere. */
        public Mark at(double elsewhereX, double elsewhereY) {
            return new Mark(elsewhereX, elsewhereY, acrossX, acrossY, note, rank);
        }
    }

    /** How much a mark stands out. */
    public enum Rank {
        PLAIN,
        /** No other does better. */
        PARETO,
        /** The one that was chosen. */
        CHOSEN
    }

    /**
     * A cell of a heat map.
     *
     * @param x place on the x axis
     * @param y place on the y axis
     * @param note what is to be known of it beside its value
     * @param distinct whether the value can be told from 0
     */
    public record Cell(int x, int y, double value, String note, boolean distinct) {}
}
