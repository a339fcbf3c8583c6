package io.editrisk.edit;

/**
 * PAINT's learning rate: it grows by equal parts over the warm-up and then falls to 0 along half a cosine. As in the published
 * code a warm-up that is longer than training is cut off.
 *
 * @param peak what it grows to
 * @param warmup steps until then
 * @param total steps of the training, at most
 */
record CosineSchedule(double peak, long warmup, long total) {

    /** The rate of a step, from 0. */
    double rate(long step) {
        if (step < warmup) {
            return peak * (step + 1) / warmup;
        }
        return 0.5 * peak * (1 + Math.cos(Math.PI * (step - warmup) / (total - warmup)));
    }
}
