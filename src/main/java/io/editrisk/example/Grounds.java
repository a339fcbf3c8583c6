package io.editrisk.example;

import static io.editrisk.example.Canvas.clip;

import io.editrisk.example.Canvas.Colour;
import io.editrisk.shift.Draws;

/** Backdrops seen from above. */
final class Grounds {

    /** Side of the cells that hold one stone each, in pixels; the cells begin one outside the picture. */
    private static final int CELL = 5;

    private static final int CELLS = 9;

    private Grounds() {}

    static void grass(Canvas canvas, Draws draws) {
        double light = draws.uniform(.8, 1.15);
        ValueNoise blades = new ValueNoise(8, 32, draws);
        ValueNoise patches = new ValueNoise(4, 4, draws);
        Colour dark = new Colour(28, 62, 18);
        Colour bright = new Colour(125, 175, 70);
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                double t = .55 * blades.at(x, y) + .25 * patches.at(x, y) + .2 * draws.uniform();
                canvas.set(x, y, Colour.between(dark, bright, clip(2 * t - .5)).times(light));
            }
        }
    }

    static void asphalt(Canvas canvas, Draws draws) {
        double level = draws.uniform(70, 125);
        ValueNoise patches = new ValueNoise(4, 4, draws);
        Colour tint = new Colour(1, .99, .97);
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                double grain = 14 * draws.gaussian();
                double fleck = draws.uniform() < .03 ? 60 : 0;
                canvas.set(x, y, tint.times(level + 40 * (patches.at(x, y) - .5) + grain + fleck));
            }
        }
    }

    static void snow(Canvas canvas, Draws draws) {
        ValueNoise drifts = new ValueNoise(3, 3, draws);
        ValueNoise ripples = new ValueNoise(8, 8, draws);
        Colour shade = new Colour(168, 186, 214);
        Colour bright = new Colour(250, 252, 255);
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                double t = .6 * drifts.at(x, y) + .4 * ripples.at(x, y);
                Colour grain = Colour.grey(6 * draws.gaussian());
                Colour snow = Colour.between(shade, bright, clip(1.3 * t - .1)).plus(grain);
                canvas.set(x, y, draws.uniform() < .08 ? Colour.WHITE : snow);
            }
        }
    }

    /** @param brightness 70..235; warmth 0..1 */
    private record Stone(double x, double y, double brightness, double warmth) {

        double distance(int toX, int toY) {
            return Math.sqrt((x - toX) * (x - toX) + (y - toY) * (y - toY));
        }

        Colour colour() {
            return Colour.between(new Colour(.95, 1, 1.06), new Colour(1.06, .97, .84), warmth)
                    .times(brightness);
        }
    }

    static void gravel(Canvas canvas, Draws draws) {
        Stone[] stones = new Stone[CELLS * CELLS];
        for (int i = 0; i < stones.length; i++) {
            double x = (i % CELLS - 1 + draws.uniform()) * CELL;
            double y = (i / CELLS - 1 + draws.uniform()) * CELL;
            stones[i] = new Stone(x, y, 70 + 165 * draws.uniform(), draws.uniform());
        }
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                canvas.set(x, y, stone(stones, x, y).plus(Colour.grey(5 * draws.gaussian())));
            }
        }
    }

    /** The nearest stone's colour, dark where the next one is almost as near. */
    private static Colour stone(Stone[] stones, int x, int y) {
        Stone nearest = stones[0];
        double second = Double.POSITIVE_INFINITY;
        for (int i = 1; i < stones.length; i++) {
            double distance = stones[i].distance(x, y);
            if (distance < nearest.distance(x, y)) {
                second = nearest.distance(x, y);
                nearest = stones[i];
            } else {
                second = Math.min(second, distance);
            }
        }
        double first = nearest.distance(x, y);
        double gap = Math.min(1, Math.max(.22, (second - first) / 1.6));
        return nearest.colour().times(gap * (1 - .05 * first));
    }
}
