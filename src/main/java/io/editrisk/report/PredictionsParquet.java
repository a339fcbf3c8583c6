package io.editrisk.report;

import io.editrisk.evaluation.MeasuredSet;
import io.editrisk.evaluation.Predictions;
import io.editrisk.shift.Shift;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code predictions.parquet}: a row an image, edit's name, point and evaluation set, in the order of the plan: edits, sets,
 * names, points, images. The network before editing is there once, as {@code original} at α = 0. {@code prediction} and {@code
 * margin} are null where there is none; {@code reported} is false for images that only α was chosen on.
 */
final class PredictionsParquet implements SetTaker, AutoCloseable {

    private final RunResults results;
    private final ParquetTable<Cursor> table;
    private final Cursor cursor = new Cursor();

    /** Begins the file. */
    PredictionsParquet(RunResults results, Path file) {
        this.results = results;
        this.table = new ParquetTable<>(file, "predictions", columns());
    }

    /** The row that is written: one object for all, moved from image to image. */
    private static final class Cursor {
        private MetricRows.Name name = MetricRows.Name.UNEDITED;
        private double alpha;
        private Place place = Place.NOWHERE;
        private int image;
    }

    /**
     * What rows of a point on a set share.
     *
     * @param reported for each image whether numbers are made of it
     */
    private record Place(
            String dataset,
            Optional<Shift> shift,
            List<String> identities,
            int[] labels,
            boolean[] reported,
            int[] predictions,
            Optional<float[]> margins) {

        private static final Place NOWHERE =
                new Place("", Optional.empty(), List.of(), new int[0], new boolean[0], new int[0], Optional.empty());
    }

    private static List<ParquetColumn<Cursor>> columns() {
        return List.of(
                ParquetColumn.text("image", row -> row.place.identities().get(row.image)),
                ParquetColumn.text("dataset", row -> row.place.dataset()),
                ParquetColumn.text("edit", row -> row.name.edit()),
                ParquetColumn.optionalText("task", row -> row.name.task()),
                ParquetColumn.optionalText("method", row -> row.name.method()),
                ParquetColumn.optionalText("layer", row -> row.name.layer()),
                ParquetColumn.real("alpha", row -> row.alpha),
                ParquetColumn.optionalText(
                        "corruption", row -> row.place.shift().map(Shift::corruption)),
                ParquetColumn.<Cursor>number(
                                "severity",
                                row -> row.place.shift().orElseThrow().severity())
                        .where(row -> row.place.shift().isPresent()),
                ParquetColumn.number("label", row -> row.place.labels()[row.image]),
                ParquetColumn.<Cursor>number("prediction", row -> row.place.predictions()[row.image])
                        .where(PredictionsParquet::answered),
                ParquetColumn.<Cursor>single(
                                "margin", row -> row.place.margins().orElseThrow()[row.image])
                        .where(row -> row.place.margins().isPresent() && answered(row)),
                ParquetColumn.truth(
                        "correct",
                        row -> row.place.predictions()[row.image] == row.place.labels()[row.image]),
                ParquetColumn.truth("reported", row -> row.place.reported()[row.image]));
    }

    private static boolean answered(Cursor row) {
        return row.place.predictions()[row.image] != Predictions.NONE;
    }

    @Override
    public void take(MeasuredSet measured, MeasuredSet ofReported) {
        int[] labels =
                IntStream.range(0, measured.images()).map(measured::label).toArray();
        boolean[] reported = new boolean[labels.length];
        for (int i = 0; i < ofReported.images(); i++) {
            reported[ofReported.place(i)] = true;
        }
        for (MetricRows.Name name : MetricRows.names(results, measured.edit())) {
            for (double alpha : measured.alphas()) {
                cursor.name = name;
                cursor.alpha = alpha;
                cursor.place = new Place(
                        measured.set().dataset(),
                        measured.set().shift(),
                        measured.identities(),
                        labels,
                        reported,
                        measured.predictions(alpha).orElseThrow(),
                        measured.margins(alpha));
                for (int i = 0; i < labels.length; i++) {
                    cursor.image = i;
                    table.add(cursor);
                }
            }
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
