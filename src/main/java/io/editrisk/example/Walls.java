package io.editrisk.example;

import static io.editrisk.example.Canvas.clip;

import io.editrisk.example.Canvas.Colour;
import io.editrisk.shift.Draws;
import java.util.HashMap;
import java.util.Map;

/** Backdrops seen from the front. */
final class Walls {

    private static final int STROKES = 6;

    private Walls() {}

    static void brick(Canvas canvas, Draws draws) {
        double light = draws.uniform(.8, 1.15);
        int height = 6 + draws.below(4);
        int down = draws.below(16);
        int across = draws.below(32);
        ValueNoise grain = new ValueNoise(16, 16, draws);
        Map<Integer, Double> shades = new HashMap<>();
        Colour mortar = new Colour(176, 168, 158);
        Colour dark = new Colour(120, 48, 34);
        Colour bright = new Colour(185, 92, 66);
        for (int y = 0; y < Canvas.SIDE; y++) {
            int row = (y + down) / height;
            for (int x = 0; x < Canvas.SIDE; x++) {
                int along = x + across + (row % 2 == 1 ? height : 0);
                if ((y + down) % height == 0 || along % (2 * height) == 0) {
                    canvas.set(x, y, mortar.times((.85 + .3 * draws.uniform()) * light));
                } else {
                    int brick = row * 100 + along / (2 * height);
                    double shade = shades.computeIfAbsent(brick, first -> draws.uniform());
                    Colour colour = Colour.between(dark, bright, shade);
                    canvas.set(x, y, colour.times((.85 + .3 * grain.at(x, y)) * light));
                }
            }
        }
    }

    static void wood(Canvas canvas, Draws draws) {
        double light = draws.uniform(.8, 1.15);
        boolean upright = draws.uniform() < .5;
        double frequency = draws.uniform(.10, .22);
        double phase = draws.uniform();
        int joint = draws.below(11);
        ValueNoise bend = new ValueNoise(3, 3, draws);
        Colour dark = new Colour(92, 56, 28);
        Colour bright = new Colour(190, 138, 86);
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                int across = upright ? x : y;
                double wave = StrictMath.sin(2 * Math.PI * (frequency * across + 1.2 * bend.at(x, y) + phase));
                double t = .7 * (.5 + .5 * wave) + .3 * draws.uniform();
                double shadow = (across + joint) % 11 == 0 ? .5 : 1;
                canvas.set(x, y, Colour.between(dark, bright, t).times(light * shadow));
            }
        }
    }

    static void graffiti(Canvas canvas, Draws draws) {
        double level = draws.uniform(140, 200);
        ValueNoise plaster = new ValueNoise(5, 5, draws);
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                canvas.set(x, y, Colour.grey(level + 30 * (plaster.at(x, y) - .5)));
            }
        }
        for (int i = 0; i < STROKES; i++) {
            stroke(canvas, draws);
        }
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                canvas.add(x, y, 4 * draws.gaussian());
            }
        }
    }

    /** A wavy line of one colour across the wall. */
    private static void stroke(Canvas canvas, Draws draws) {
        double angle = draws.uniform(0, Math.PI);
        double offset = draws.uniform(-13, 13);
        double amplitude = draws.uniform(1, 6);
        double period = draws.uniform(10, 26);
        double phase = draws.uniform(0, 2 * Math.PI);
        double width = draws.uniform(1.2, 3);
        Colour paint = Colour.hsv(draws.uniform(), draws.uniform(.6, 1), draws.uniform(.5, 1));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                double p = (x - 15.5) * cos + (y - 15.5) * sin;
                double q = (y - 15.5) * cos - (x - 15.5) * sin;
                double wave = amplitude * StrictMath.sin(2 * Math.PI * p / period + phase);
                canvas.blend(x, y, paint, clip(width + .5 - Math.abs(q - offset - wave)));
            }
        }
    }
}
