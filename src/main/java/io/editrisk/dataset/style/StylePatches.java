package io.editrisk.dataset.style;

import java.util.ArrayList;
import java.util.List;

/**
 * The square patches of a style image that quilting takes, each with the lightness of sixteen fields in it, by which
 * patches are found that look like a part of the content from afar.
 */
final class StylePatches {

    private static final int FIELDS = 4;
    private static final int STEP = 3;

    private final LabImage style;
    private final int side;
    private final List<Place> places = new ArrayList<>();
    private final List<float[]> fields = new ArrayList<>();

    /** The upper left corner of a patch. */
    record Place(int x, int y) {}

    /** @param side of a patch in pixels, a multiple of 4, at most the style's sides */
    StylePatches(LabImage style, int side) {
        this.style = style;
        this.side = side;
        for (int y = 0; y + side <= style.height(); y += STEP) {
            for (int x = 0; x + side <= style.width(); x += STEP) {
                places.add(new Place(x, y));
                fields.add(fields(style, x, y, side));
            }
        }
    }

    LabImage style() {
        return style;
    }

    int side() {
        return side;
    }

    /** Those patches whose lightness is nearest to that of a part of the guide, in no order; all where there are fewer. */
    List<Candidate> nearest(LabImage guide, int x, int y, int count) {
        float[] wanted = fields(guide, x, y, side);
        List<Candidate> nearest = new ArrayList<>(count);
        int farthest = 0;
        for (int i = 0; i < places.size(); i++) {
            float distance = distance(wanted, fields.get(i));
            if (nearest.size() < count) {
                nearest.add(new Candidate(places.get(i), distance));
            } else if (distance < nearest.get(farthest).distance()) {
                nearest.set(farthest, new Candidate(places.get(i), distance));
            } else {
                continue;
            }
            farthest = farthest(nearest);
        }
        return nearest;
    }

    private static int farthest(List<Candidate> candidates) {
        int farthest = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.get(i).distance() > candidates.get(farthest).distance()) {
                farthest = i;
            }
        }
        return farthest;
    }

    /** @param distance mean square over the fields, in squares of CIELAB's lightness */
    record Candidate(Place place, float distance) {}

    private static float distance(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            float difference = one[i] - other[i];
            sum += difference * difference;
        }
        return sum / one.length;
    }

    /** Mean lightness of each field, row by row. */
    private static float[] fields(LabImage image, int left, int top, int side) {
        int of = side / FIELDS;
        float[] means = new float[FIELDS * FIELDS];
        for (int y = 0; y < of * FIELDS; y++) {
            for (int x = 0; x < of * FIELDS; x++) {
                means[y / of * FIELDS + x / of] += image.planes()[0][(top + y) * image.width() + left + x];
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= of * of;
        }
        return means;
    }
}
