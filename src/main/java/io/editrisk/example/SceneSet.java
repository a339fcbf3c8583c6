package io.editrisk.example;

import io.editrisk.image.RgbImage;
import java.util.List;

/** The scenes that the network is trained on, one for each training motif, painted when asked for. */
public final class SceneSet {

    private final List<Motif> motifs;
    private final Scenes scenes;

    SceneSet(List<Motif> motifs, Scenes scenes) {
        this.motifs = List.copyOf(motifs);
        this.scenes = scenes;
    }

    public int size() {
        return motifs.size();
    }

    /** 0..9. */
    public int label(int index) {
        return motifs.get(index).label();
    }

    /** 32 by 32; the same each time, on any thread. */
    public RgbImage picture(int index) {
        return scenes.ordinary(motifs.get(index));
    }
}
