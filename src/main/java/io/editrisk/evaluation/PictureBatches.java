package io.editrisk.evaluation;

import io.editrisk.image.RgbImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pictures cut into batches of one constant size. An engine may choose another kernel, and so round otherwise, for
 * another batch size; with one size what is said of a picture does not depend on how many others came with it, nor on
 * how images are cut into shards.
 */
public final class PictureBatches {

    /**
     * Pictures a batch. For 32-pixel pictures 50 to 100 are the fastest (their activations still lie in the caches), and
     * 50 divides what shards usually hold.
     */
    public static final int SIZE = 50;

    private PictureBatches() {}

    /**
     * A batch to run.
     *
     * @param pictures always {@link #SIZE} of them
     * @param from index of the first one among all pictures
     * @param count how many are wanted; the others only fill up the batch
     */
    public record Batch(List<RgbImage> pictures, int from, int count) {
        public Batch {
            pictures = List.copyOf(pictures);
        }
    }

    /** All pictures in their order; the last batch is filled up with its own last picture. */
    public static List<Batch> of(List<RgbImage> pictures) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < pictures.size(); from += SIZE) {
            List<RgbImage> some = pictures.subList(from, Math.min(pictures.size(), from + SIZE));
            List<RgbImage> full = new ArrayList<>(some);
            full.addAll(Collections.nCopies(SIZE - some.size(), some.get(some.size() - 1)));
            batches.add(new Batch(full, from, some.size()));
        }
        return List.copyOf(batches);
    }
}
