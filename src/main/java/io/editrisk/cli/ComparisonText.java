package io.editrisk.cli;

import io.editrisk.report.Comparison;
import io.editrisk.report.Comparison.Cell;
import io.editrisk.report.StorePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs side by side as lines of text: A is the first run, B the second, and so on. */
final class ComparisonText {

    private ComparisonText() {}

    static List<String> of(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        int count = comparison.runs().size();
        for (int i = 0; i < count; i++) {
            Comparison.Side side = comparison.runs().get(i);
            lines.add(letter(i) + "  " + side.run() + ": "
                    + side.verdict().name().toLowerCase(Locale.ROOT) + ". " + side.sentence());
        }
        lines.add("");
        if (comparison.settings().isEmpty()) {
            lines.add("They were made alike.");
        } else {
            Table settings = new Table(heads(Stream.of("what differs"), count));
            comparison
                    .settings()
                    .forEach(
                            setting -> settings.row(Stream.concat(Stream.of(setting.place()), setting.values().stream())
                                    .toArray(String[]::new)));
            lines.addAll(settings.lines());
        }
        lines.add("");
        Table rows = new Table(Stream.concat(
                        Stream.of(heads(Stream.of("edit", "quantity"), count)),
                        IntStream.range(1, count).mapToObj(i -> letter(i) + " less A, points"))
                .toArray(String[]::new));
        comparison
                .rows()
                .forEach(row -> rows.row(Stream.of(
                                Stream.of(row.edit(), row.quantity()),
                                row.cells().stream().map(StorePages::value),
                                row.cells().stream()
                                        .skip(1)
                                        .map(cell -> change(row.cells().get(0), cell)))
                        .flatMap(cells -> cells)
                        .toArray(String[]::new)));
        lines.addAll(rows.lines());
        return lines;
    }

    private static String[] heads(Stream<String> first, int runs) {
        return Stream.concat(first, IntStream.range(0, runs).mapToObj(ComparisonText::letter))
                .toArray(String[]::new);
    }

    private static String letter(int run) {
        return run < 26 ? Character.toString('A' + run) : "run " + (run + 1);
    }

    private static String change(Cell first, Cell cell) {
        return StorePages.change(first, cell);
    }
}
