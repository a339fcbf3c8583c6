package io.editrisk.report.findings;

import io.editrisk.report.figure.Figure.Axis;
import io.editrisk.report.figure.Figure.Curve;
import io.editrisk.report.figure.Figure.Form;
import io.editrisk.report.figure.Figure.Mark;
import io.editrisk.report.figure.Figure.Panel;
import java.util.ArrayList;
import java.util.List;

/** A panel with a row for each of some statistics, whose dots are the data sets' means with their intervals. */
record Dots(String title, String label) {

    private static final double APART = 0.3;

    /** @param names of the rows, as many as statistics */
    Panel of(List<String> data, List<String> names, List<Statistic> rows) {
        List<Curve> curves = new ArrayList<>();
        for (int series = 0; series < data.size(); series++) {
            double beside = (series - (data.size() - 1) / 2.0) * APART;
            List<Mark> marks = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                SeedMean mean = rows.get(row).byData().get(data.get(series));
                if (mean != null) {
                    marks.add(SeedMarks.lying(mean, rows.get(row).unit(), row + beside));
                }
            }
            curves.add(new Curve(series, Form.DOTS, marks));
        }
        return new Panel(title, Axis.numbers(label), Axis.of(names), curves);
    }
}
