package io.editrisk.example;

import static io.editrisk.example.Canvas.clip;

import io.editrisk.example.Canvas.Colour;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.Draws;
import io.editrisk.shift.SeededDraws;

/**
 * Motifs on backdrops, 32 by 32 pixels. A scene depends on the seed, the motif and the backdrop alone: place, size and
 * tint belong to the motif, so that the scenes of a pair differ in their backdrop and nothing else.
 *
 * @param part which file the motifs come from: part of the seed
 */
record Scenes(long seed, String part) {

    /** The motif on one of the ordinary backdrops. */
    RgbImage ordinary(Motif motif) {
        return scene(motif, ordinaryBackdrop(motif));
    }

    Backdrop ordinaryBackdrop(Motif motif) {
        return Backdrop.ORDINARY.get(draws("ordinary", motif).below(Backdrop.ORDINARY.size()));
    }

    RgbImage scene(Motif motif, Backdrop backdrop) {
        Canvas canvas = new Canvas();
        backdrop.paint(canvas, draws(backdrop.label(), motif));
        lay(motif, canvas);
        return canvas.image();
    }

    private void lay(Motif motif, Canvas canvas) {
        Draws draws = draws("garment", motif);
        double size = draws.uniform(.85, 1.12);
        double right = draws.uniform(-2, 2);
        double down = draws.uniform(-2, 2);
        Colour tint = Colour.hsv(draws.uniform(), draws.uniform(.15, .8), draws.uniform(.65, 1));
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                double grey = motif.at((x - 15.5 - right) / size + 13.5, (y - 15.5 - down) / size + 13.5);
                canvas.blend(x, y, tint.times(.2 + .8 * grey), clip((grey - .04) / .16));
            }
        }
    }

    private Draws draws(String purpose, Motif motif) {
        return new PolarDraws(SeededDraws.of(seed, "scene", part, Integer.toString(motif.index()), purpose));
    }
}
