package io.editrisk.evaluation;

import io.editrisk.image.RgbImage;
import io.editrisk.network.PictureFeed;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Preprocessing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pictures cut into batches of one constant size. An engine may choose another kernel, and so round otherwise, for
 * another batch size; with one size what is said of a picture does not depend on how many others came with it, nor on
 * how images are cut into shards. Large pictures at the end that are no whole batch make a smaller one, as filling it up would
 * take seconds; tasks end between {@linkplain #whole whole batches} there, so that how images are cut into tasks makes no
 * difference.
 */
public final class PictureBatches {

    /** For small pictures 50 to 100 are the fastest, and 50 divides what shards usually hold. */
    static final int OF_SMALL = 50;

    /** For others little is gained beyond a few, and memory grows: at 224 pixels VGG16's first layers take 13 MB a picture. */
    static final int OF_LARGE = 16;

    private static final int LARGEST_SMALL = 64;

    private static final int TRAINED_SMALL = 500;

    /** Of large pictures a step takes so many at once where its way back keeps little of each. */
    private static final int TRAINED_MOST = 128;

    /** The way back keeps so much at most, unless even {@link #OF_LARGE} pictures are more: 0.4 GB each in all of ViT-L/14. */
    private static final long KEPT_BYTES = 512L << 20;

    /** Threads that make pictures, beside the one that computes: a process has as many of those as it has processors. */
    private static final int DECODERS = 1;

    private static final int AHEAD = 2;

    private PictureBatches() {}

    /** Pictures a batch for networks that take pictures of that many pixels' width. */
    public static int size(Preprocessing preprocessing) {
        return small(preprocessing) ? OF_SMALL : OF_LARGE;
    }

    /**
     * Pictures that a step of training has in memory at once; of more it takes the mean of several gradients. Behind a late
     * layer as many as make reading its weights worth it, before that no more than memory has room for.
     *
     * @param passing how many numbers of one picture go into the layers from the cut on
     */
    public static int trained(Preprocessing preprocessing, long passing) {
        if (small(preprocessing)) {
            return TRAINED_SMALL;
        }
        long fit = KEPT_BYTES / (passing * Float.BYTES) / OF_LARGE * OF_LARGE;
        return (int) Math.min(TRAINED_MOST, Math.max(OF_LARGE, fit));
    }

    /** So many pictures a task, or a few more, so that its batches are whole ones. */
    public static int whole(int pictures, Preprocessing preprocessing) {
        return small(preprocessing) ? pictures : pictures + Math.floorMod(-pictures, OF_LARGE);
    }

    private static boolean small(Preprocessing preprocessing) {
        return preprocessing.size() <= LARGEST_SMALL;
    }

    /** Pictures in such batches, made while a network runs on those before. */
    public static PictureFeed feed(Preprocessing preprocessing, List<Picture> pictures) {
        return new PictureFeed(preprocessing, pictures, pace(preprocessing, DECODERS, AHEAD));
    }

    /**
     * How a network is fed with such batches.
     *
     * @param decoders threads that make pictures
     * @param ahead batches that are made before they are asked for
     */
    static PictureFeed.Pace pace(Preprocessing preprocessing, int decoders, int ahead) {
        return new PictureFeed.Pace(size(preprocessing), small(preprocessing), decoders, ahead);
    }

    /**
     * A batch to run.
     *
     * @param pictures always as many
     * @param from index of the first one among all pictures
     * @param count how many are wanted; the others only fill up the batch
     */
    public record Batch(List<RgbImage> pictures, int from, int count) {
        public Batch {
            pictures = List.copyOf(pictures);
        }
    }

    /** All pictures in their order; the last batch is filled up with its own last picture. */
    public static List<Batch> of(List<RgbImage> pictures, Preprocessing preprocessing) {
        int size = size(preprocessing);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < pictures.size(); from += size) {
            List<RgbImage> some = pictures.subList(from, Math.min(pictures.size(), from + size));
            List<RgbImage> full = new ArrayList<>(some);
            full.addAll(Collections.nCopies(size - some.size(), some.get(some.size() - 1)));
            batches.add(new Batch(full, from, some.size()));
        }
        return List.copyOf(batches);
    }
}
