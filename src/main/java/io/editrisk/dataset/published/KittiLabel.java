package io.editrisk.dataset.published;

import java.util.List;

/**
 * How far away the nearest vehicle of a KITTI picture is, as VTAB's task has it (Zhai et al. 2019) and PAINT names it: 0
 * within 8 metres, 1 within 20, 2 farther away, 3 where there is none.
 */
final class KittiLabel {

    private static final List<String> VEHICLES = List.of("Car", "Van", "Truck");
    private static final List<Double> THRESHOLDS = List.of(-100.0, 8.0, 20.0, 999.0);
    private static final double NONE = 10_000;
    private static final int DEPTH = 13;
    private static final int FIELDS = 15;

    private KittiLabel() {}

    /**
     * The class by the text of the picture's label file: a line for each object, its type first, its place in metres 12th to
     * 14th, the last of which is the distance along the camera's axis.
     *
     * @param file how faults name it
     */
    static int of(String file, String labels) {
        double nearest = NONE;
        int line = 0;
        for (String object : labels.lines().toList()) {
            line++;
            String[] fields = object.strip().split("\\s+", -1);
            if (VEHICLES.contains(fields[0])) {
                nearest = Math.min(nearest, depth(file + ":" + line, fields));
            }
        }
        int label = 0;
        for (int i = 0; i < THRESHOLDS.size(); i++) {
            if (THRESHOLDS.get(i) < nearest) {
                label = i;
            }
        }
        return label;
    }

    private static double depth(String place, String[] fields) {
        if (fields.length < FIELDS) {
            throw new UnusableSourceException(place + ": " + fields.length + " fields; a label's line has " + FIELDS);
        }
        try {
            return Double.parseDouble(fields[DEPTH]);
        } catch (NumberFormatException e) {
            throw new UnusableSourceException(place + ": '" + fields[DEPTH] + "' is no distance in metres");
        }
    }
}
