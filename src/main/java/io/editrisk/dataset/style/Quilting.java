package io.editrisk.dataset.style;

import io.editrisk.dataset.style.StylePatches.Candidate;
import io.editrisk.dataset.style.StylePatches.Place;
import io.editrisk.shift.SeededDraws;
import java.util.ArrayList;
import java.util.List;

/**
 * Image quilting (Efros and Freeman 2001): patches of the style are laid row by row, each chosen among those that fit what
 * lies there already and that look from afar like the part of the guide they cover, and cut along the line where the
 * two differ least. Which of the nearly best is taken is drawn.
 */
final class Quilting {

    private static final int CANDIDATES = 120;

    /** How much fitting the neighbours counts beside looking like the guide. */
    private static final float FIT = 0.3f;

    /** Patches up to so much worse than the best may be drawn; as in the publication. */
    private static final float TOLERANCE = 1.1f;

    private final StylePatches patches;
    private final LabImage guide;
    private final SeededDraws draws;
    private final LabImage canvas;
    private final int side;
    private final int step;

    private Quilting(LabImage guide, StylePatches patches, SeededDraws draws) {
        this.patches = patches;
        this.guide = guide;
        this.draws = draws;
        this.side = patches.side();
        this.step = side - side / 3;
        this.canvas = new LabImage(
                guide.width(), guide.height(), new float[LabImage.CHANNELS][guide.width() * guide.height()]);
    }

    /** A picture of the guide's size made of the patches; both sides of the guide are at least a patch's. */
    static LabImage of(LabImage guide, StylePatches patches, SeededDraws draws) {
        Quilting quilting = new Quilting(guide, patches, draws);
        int bottom = 0;
        for (int y : quilting.starts(guide.height())) {
            int right = 0;
            for (int x : quilting.starts(guide.width())) {
                quilting.lay(x, y, right - x, bottom - y);
                right = x + quilting.side;
            }
            bottom = y + quilting.side;
        }
        return quilting.canvas;
    }

    /** Where patches begin along a side; the last ends with it. */
    private List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start + side < length; start += step) {
            starts.add(start);
        }
        starts.add(length - side);
        return starts;
    }

    /** @param across pixels by which the patch overlaps the one to its left; none at or below 0, likewise {@code down} */
    private void lay(int x, int y, int across, int down) {
        List<Candidate> candidates = patches.nearest(guide, x, y, CANDIDATES);
        float[] errors = new float[candidates.size()];
        float best = Float.MAX_VALUE;
        for (int i = 0; i < errors.length; i++) {
            Candidate candidate = candidates.get(i);
            errors[i] = FIT * misfit(candidate.place(), x, y, across, down) + (1 - FIT) * candidate.distance();
            best = Math.min(best, errors[i]);
        }
        List<Place> good = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] <= best * TOLERANCE) {
                good.add(candidates.get(i).place());
            }
        }
        paste(good.get(draws.below(good.size())), x, y, across, down);
    }

    /** Mean square difference over the overlap; 0 without one. */
    private float misfit(Place place, int x, int y, int across, int down) {
        float sum = 0;
        int count = 0;
        for (int row = 0; row < side; row++) {
            int end = row < down ? side : Math.max(0, across);
            for (int column = 0; column < end; column++) {
                sum += difference(place, x, y, column, row);
            }
            count += end;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Square of the distance between two colours: the patch's and the canvas's. */
    private float difference(Place place, int x, int y, int column, int row) {
        int there = (y + row) * canvas.width() + x + column;
        int here = (place.y() + row) * patches.style().width() + place.x() + column;
        float sum = 0;
        for (int plane = 0; plane < LabImage.CHANNELS; plane++) {
            float difference = canvas.planes()[plane][there] - patches.style().planes()[plane][here];
            sum += difference * difference;
        }
        return sum;
    }

    private void paste(Place place, int x, int y, int across, int down) {
        int[] left = across > 0 ? leftSeam(place, x, y, across) : new int[side];
        int[] top = down > 0 ? topSeam(place, x, y, down) : new int[side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (column >= left[row] && row >= top[column]) {
                    int there = (y + row) * canvas.width() + x + column;
                    int here = (place.y() + row) * patches.style().width() + place.x() + column;
                    for (int plane = 0; plane < LabImage.CHANNELS; plane++) {
                        canvas.planes()[plane][there] = patches.style().planes()[plane][here];
                    }
                }
            }
        }
    }

    private int[] leftSeam(Place place, int x, int y, int across) {
        float[][] errors = new float[side][across];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < across; column++) {
                errors[row][column] = difference(place, x, y, column, row);
            }
        }
        return Seam.leastError(errors);
    }

    private int[] topSeam(Place place, int x, int y, int down) {
        float[][] errors = new float[side][down];
        for (int column = 0; column < side; column++) {
            for (int row = 0; row < down; row++) {
                errors[column][row] = difference(place, x, y, column, row);
            }
        }
        return Seam.leastError(errors);
    }
}
