package io.editrisk.example;

import static io.editrisk.example.Canvas.clip;

import io.editrisk.example.Canvas.Colour;
import io.editrisk.image.RgbImage;
import io.editrisk.shift.Draws;
import io.editrisk.shift.SeededDraws;

/**
 * Garments on backdrops, 32 by 32 pixels. A scene depends on the seed, the garment and the backdrop alone: place, size and
 * tint belong to the garment, so that the scenes of a pair differ in their backdrop and nothing else.
 *
 * @param part which file of Fashion-MNIST the garments come from: part of the seed
 */
record Scenes(long seed, String part) {

    /** The garment on one of the ordinary backdrops. */
    RgbImage ordinary(Garment garment) {
        return scene(garment, ordinaryBackdrop(garment));
    }

    Backdrop ordinaryBackdrop(Garment garment) {
        return Backdrop.ORDINARY.get(draws("ordinary", garment).below(Backdrop.ORDINARY.size()));
    }

    RgbImage scene(Garment garment, Backdrop backdrop) {
        Canvas canvas = new Canvas();
        backdrop.paint(canvas, draws(backdrop.label(), garment));
        lay(garment, canvas);
        return canvas.image();
    }

    private void lay(Garment garment, Canvas canvas) {
        Draws draws = draws("garment", garment);
        double size = draws.uniform(.85, 1.12);
        double right = draws.uniform(-2, 2);
        double down = draws.uniform(-2, 2);
        Colour tint = Colour.hsv(draws.uniform(), draws.uniform(.15, .8), draws.uniform(.65, 1));
        for (int y = 0; y < Canvas.SIDE; y++) {
            for (int x = 0; x < Canvas.SIDE; x++) {
                double grey = garment.at((x - 15.5 - right) / size + 13.5, (y - 15.5 - down) / size + 13.5);
                canvas.blend(x, y, tint.times(.2 + .8 * grey), clip((grey - .04) / .16));
            }
        }
    }

    private Draws draws(String purpose, Garment garment) {
        return new PolarDraws(SeededDraws.of(seed, "scene", part, Integer.toString(garment.index()), purpose));
    }
}
