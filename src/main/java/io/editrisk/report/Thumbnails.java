package io.editrisk.report;

import io.editrisk.evaluation.EvaluationSet;
import io.editrisk.experiment.Plan;
import io.editrisk.image.ImageCodec;
import io.editrisk.image.Resampling;
import io.editrisk.image.RgbImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small pictures of images whose prediction changed: first of those without a shift, then of the others, as many as fit. */
final class Thumbnails {

    /** Pixels of the longer side. */
    private static final int SIDE = 64;

    /** Up to here a PNG is hardly larger than a JPEG. */
    private static final int TINY = 32;

    private static final int QUALITY = 85;

    /** Characters of all addresses together. */
    private static final int ROOM = 400_000;

    private final Plan plan;
    private final Pictures pictures;
    private final ImageCodec codec = new ImageCodec();
    private final Map<String, String> thumbnails = new LinkedHashMap<>();
    private int room = ROOM;

    Thumbnails(Plan plan, Pictures pictures) {
        this.plan = plan;
        this.pictures = pictures;
    }

    Map<String, String> of(List<Changes> edits) {
        for (boolean shifted : new boolean[] {false, true}) {
            for (Changes edit : edits) {
                edit.sets().stream()
                        .filter(set -> set.corruption().isPresent() == shifted)
                        .forEach(this::add);
            }
        }
        return thumbnails;
    }

    private void add(Changes.OfSet of) {
        EvaluationSet set = plan.set(of.set());
        for (Changes.Flip flip : of.flips()) {
            if (room > 0 && !thumbnails.containsKey(flip.picture())) {
                pictures.picture(set, flip.index()).ifPresent(picture -> add(flip.picture(), picture));
            }
        }
    }

    /** The first one that does not fit is the last. */
    private void add(String key, RgbImage picture) {
        RgbImage small = small(picture);
        boolean tiny = Math.max(small.width(), small.height()) <= TINY;
        String address = DataUri.of(tiny ? codec.encodePng(small) : codec.encodeJpeg(small, QUALITY));
        room -= address.length();
        if (room >= 0) {
            thumbnails.put(key, address);
        }
    }

    private static RgbImage small(RgbImage picture) {
        int longer = Math.max(picture.width(), picture.height());
        return longer <= SIDE
                ? picture
                : Resampling.BILINEAR.resize(
                        picture,
                        Math.max(1, picture.width() * SIDE / longer),
                        Math.max(1, picture.height() * SIDE / longer));
    }
}
