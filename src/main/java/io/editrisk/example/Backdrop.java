package io.editrisk.example;

import io.editrisk.shift.SeededDraws;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What a garment lies on or hangs before: the ordinary four, of which the network is trained, and three new ones. */
enum Backdrop {
    GRASS(Grounds::grass),
    BRICK(Walls::brick),
    WOOD(Walls::wood),
    ASPHALT(Grounds::asphalt),
    SNOW(Grounds::snow),
    GRAVEL(Grounds::gravel),
    GRAFFITI(Walls::graffiti);

    /** Those of the original task. */
    static final List<Backdrop> ORDINARY = List.of(GRASS, BRICK, WOOD, ASPHALT);

    private final BiConsumer<Canvas, SeededDraws> painter;

    Backdrop(BiConsumer<Canvas, SeededDraws> painter) {
        this.painter = painter;
    }

    /** Covers the whole canvas. */
    void paint(Canvas canvas, SeededDraws draws) {
        painter.accept(canvas, draws);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
