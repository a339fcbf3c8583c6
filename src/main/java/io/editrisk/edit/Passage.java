package io.editrisk.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.editrisk.evaluation.PictureBatches;
import io.editrisk.network.PictureFeed;
import io.editrisk.network.PictureFeed.Picture;
import io.editrisk.network.Weights;
import io.editrisk.tensor.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Pictures on their way up to the cut, part by part. Whatever the parts, pictures go there in whole batches of the size
 * that evaluation has, so that what reaches the cut is the same to the last bit. The next ones are decoded meanwhile.
 */
final class Passage implements AutoCloseable {

    private final Cut cut;
    private final Weights original;
    private final NDManager manager;
    private final PictureFeed feed;

    /**
     * Begins at once.
     *
     * @param parts each at least one picture
     * @param manager what comes belongs to it, and to the scope in which it is asked for
     */
    Passage(Cut cut, List<List<Picture>> parts, Weights original, NDManager manager) {
        this.cut = cut;
        this.original = original;
        this.manager = manager;
        feed = PictureBatches.feed(
                cut.network().architecture().preprocessing().unresized(), filled(parts, cut.batch()));
    }

    /** Parts whose last batch is filled up with their own last picture. */
    private static List<Picture> filled(List<List<Picture>> parts, int batch) {
        List<Picture> filled = new ArrayList<>();
        for (List<Picture> part : parts) {
            filled.addAll(part);
            int lacking = Math.floorMod(-part.size(), batch);
            filled.addAll(Collections.nCopies(lacking, part.get(part.size() - 1)));
        }
        return filled;
    }

    /**
     * What of the next part reaches the cut.
     *
     * @param pictures how many the part has
     */
    NDArray inputs(int pictures) {
        return next(pictures, input -> new NDList(input)).get(0);
    }

    /** What of the next part reaches the cut, and the unedited network's features of it. */
    NDList inputsAndFeatures(int pictures) {
        return next(pictures, input -> new NDList(input, cut.features(input, original)));
    }

    private NDList next(int pictures, Function<NDArray, NDList> wanted) {
        try (NDManager passing = manager.newSubManager()) {
            List<NDList> batches = new ArrayList<>();
            for (int left = pictures; left > 0; left -= cut.batch()) {
                batches.add(batch(wanted, passing));
            }
            return joined(batches, pictures);
        }
    }

    private NDList batch(Function<NDArray, NDList> wanted, NDManager passing) {
        try (Scope scope = new Scope()) {
            NDArray input = cut.network().runTo(cut.from(), feed.next(passing), original);
            NDList made = wanted.apply(input);
            made.forEach(array -> scope.keep(array).attach(passing));
            return made;
        }
    }

    private NDList joined(List<NDList> batches, int pictures) {
        NDList joined = new NDList();
        for (int i = 0; i < batches.get(0).size(); i++) {
            int which = i;
            NDList column =
                    new NDList(batches.stream().map(batch -> batch.get(which)).toList());
            NDArray whole = NDArrays.concat(column).get(":" + pictures);
            whole.attach(manager);
            joined.add(whole);
        }
        return joined;
    }

    @Override
    public void close() {
        feed.close();
    }
}
