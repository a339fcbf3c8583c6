package io.editrisk.report.findings;

/**
 * How an accuracy goes along a line.
 *
 * @param alphas ascending, from 0 to 1
 * @param values one each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LineShape(double[] alphas, double[] values) {

    LineShape {
        if (alphas.length != values.length || alphas.length < 3) {
            throw new IllegalArgumentException("a line of " + values.length + " points");
        }
    }

    /** The largest fall from one point to the next; 0 where it never falls. */
    double largestFall() {
        double largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = Math.max(largest, values[i - 1] - values[i]);
        }
        return largest;
    }

    /** The same read downwards. */
    LineShape negated() {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return new LineShape(alphas, negated);
    }

    /** How far the points between the ends lie above the straight line through the ends, on average. */
    double aboveChord() {
        double sum = 0;
        for (int i = 1; i < values.length - 1; i++) {
            sum += gap(i);
        }
        return sum / (values.length - 2);
    }

    /** How far the lowest of them lies above it; negative where one lies below. */
    double leastAboveChord() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < values.length - 1; i++) {
            least = Math.min(least, gap(i));
        }
        return least;
    }

    private double gap(int i) {
        int last = values.length - 1;
        double part = (alphas[i] - alphas[0]) / (alphas[last] - alphas[0]);
        return values[i] - ((1 - part) * values[0] + part * values[last]);
    }
}
