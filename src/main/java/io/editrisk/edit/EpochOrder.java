package io.editrisk.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which pairs each step of an epoch takes. Without a batch size one step takes them all, in their own order; with one,
 * each epoch shuffles them anew, drawn in Java from the trial's seed, so that it is the same on any machine.
 */
final class EpochOrder {

    private final int[] order;
    private final int batch;
    private final SplittableRandom random;

    EpochOrder(TrialSpec spec, int pairs) {
        order = new int[pairs];
        Arrays.setAll(order, i -> i);
        batch = Math.min(pairs, spec.batchSize().orElse(pairs));
        random = new SplittableRandom(spec.seed());
    }

    /** Goes past so many epochs: what follows is drawn as if they had been asked for. */
    void skip(int epochs) {
        for (int i = 0; i < epochs && batch < order.length; i++) {
            shuffle();
        }
    }

    /** The next epoch's steps: indices of pairs, every pair once; the last step may be smaller. */
    List<int[]> next() {
        if (batch < order.length) {
            shuffle();
        }
        List<int[]> steps = new ArrayList<>();
        for (int from = 0; from < order.length; from += batch) {
            steps.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + batch)));
        }
        return steps;
    }

    /** Fisher and Yates. */
    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
