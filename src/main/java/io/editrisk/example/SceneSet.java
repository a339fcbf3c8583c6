package io.editrisk.example;

import io.editrisk.image.RgbImage;
import java.util.List;

/** The scenes that the network is trained on, one for each training garment, painted when asked for. */
public final class SceneSet {

    private final List<Garment> garments;
    private final Scenes scenes;

    SceneSet(List<Garment> garments, Scenes scenes) {
        this.garments = List.copyOf(garments);
        this.scenes = scenes;
    }

    public int size() {
        return garments.size();
    }

    /** 0..9. */
    public int label(int index) {
        return garments.get(index).label();
    }

    /** 32 by 32; the same each time, on any thread. */
    public RgbImage picture(int index) {
        return scenes.ordinary(garments.get(index));
    }
}
