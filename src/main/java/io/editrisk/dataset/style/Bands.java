package io.editrisk.dataset.style;

/**
 * A plane split by the size of what is seen in it, without making it smaller: each band is what a blur of twice the width
 * takes away, and what the last one leaves is the rest (the a-trous algorithm with the binomial filter 1 4 6 4 1). Their
 * sum is the plane.
 */
final class Bands {

    private static final float[] TAPS = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
    private static final int REACH = TAPS.length / 2;

    private final float[][] details;
    private final float[] rest;

    private Bands(float[][] details, float[] rest) {
        this.details = details;
        this.rest = rest;
    }

    static Bands of(float[] plane, int width, int height, int count) {
        float[][] details = new float[count][];
        float[] left = plane;
        for (int band = 0; band < count; band++) {
            float[] blurred = blurred(left, width, height, 1 << band);
            details[band] = new float[plane.length];
            for (int i = 0; i < plane.length; i++) {
                details[band][i] = left[i] - blurred[i];
            }
            left = blurred;
        }
        return new Bands(details, left);
    }

    /** What is finer than the rest, each band made to spread as another's does, but by no more than so many times. */
    float[] detailsLike(Bands other, double mostGain) {
        float[] sum = new float[rest.length];
        for (int band = 0; band < details.length; band++) {
            double gain = Math.min(mostGain, deviation(other.details[band]) / Math.max(1e-6, deviation(details[band])));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (gain * details[band][i]);
            }
        }
        return sum;
    }

    float[] rest() {
        return rest;
    }

    /** Square root of the mean square about the mean. */
    static double deviation(float[] plane) {
        double sum = 0;
        double squares = 0;
        for (float value : plane) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / plane.length;
        return Math.sqrt(Math.max(0, squares / plane.length - mean * mean));
    }

    private static float[] blurred(float[] plane, int width, int height, int step) {
        return along(along(plane, width, height, step, 1), height, width, step, width);
    }

    /**
     * Blurred along one direction, mirrored at its ends without repeating them.
     *
     * @param stride between neighbours in that direction: 1 along rows, the width along columns
     */
    private static float[] along(float[] plane, int length, int lines, int step, int stride) {
        float[] blurred = new float[plane.length];
        int lineStride = stride == 1 ? length : 1;
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                float sum = 0;
                for (int tap = -REACH; tap <= REACH; tap++) {
                    sum += TAPS[tap + REACH] * plane[line * lineStride + mirrored(i + tap * step, length) * stride];
                }
                blurred[line * lineStride + i * stride] = sum;
            }
        }
        return blurred;
    }

    private static int mirrored(int place, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int within = Math.floorMod(place, period);
        return within < length ? within : period - within;
    }
}
