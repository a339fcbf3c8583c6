package io.editrisk.example;

import io.editrisk.shift.Draws;
import java.util.List;
import java.util.Locale;

/** What a motif lies on or hangs before: the ordinary four, of which the network is trained, and three new ones. */
enum Backdrop {
    GRASS,
    BRICK,
    WOOD,
    ASPHALT,
    SNOW,
    GRAVEL,
    GRAFFITI;

    /** Those of the original task. */
    static final List<Backdrop> ORDINARY = List.of(GRASS, BRICK, WOOD, ASPHALT);

    /** New ones beside snow, of which the example has fewer images. */
    static final List<Backdrop> OTHER_STYLES = List.of(GRAVEL, GRAFFITI);

    /** Covers the whole canvas. */
    void paint(Canvas canvas, Draws draws) {
        switch (this) {
            case GRASS -> Grounds.grass(canvas, draws);
            case BRICK -> Walls.brick(canvas, draws);
            case WOOD -> Walls.wood(canvas, draws);
            case ASPHALT -> Grounds.asphalt(canvas, draws);
            case SNOW -> Grounds.snow(canvas, draws);
            case GRAVEL -> Grounds.gravel(canvas, draws);
            case GRAFFITI -> Walls.graffiti(canvas, draws);
        }
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
