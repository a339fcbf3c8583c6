package io.editrisk.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The most telling contrast of several curves if none of them had one: held against it, the chance that any of the curves is
 * wrongly denied a trait is 5% (the single-step max-T of Westfall and Young, Resampling-Based Multiple Testing, 1993). Each
 * curve's signs are drawn by themselves; where curves have images in common, that errs on the careful side.
 */
public final class CurveNoise {

    private static final int DRAWS = 999;
    private static final double ROUNDING = 1e-9;

    private final double[] largest;

    private CurveNoise(double[] largest) {
        this.largest = largest;
    }

    /** Of these curves, which are tested against it; the same seed draws the same. */
    public static CurveNoise of(List<AccuracyCurve> curves, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] largest = new double[DRAWS];
        for (AccuracyCurve curve : curves) {
            double[] drawn = curve.drawn(random.split(), DRAWS);
            Arrays.setAll(largest, draw -> Math.max(largest[draw], drawn[draw]));
        }
        Arrays.sort(largest);
        return new CurveNoise(largest);
    }

    /** How often it is that telling or more. */
    double p(double contrast) {
        long asMuch =
                Arrays.stream(largest).filter(one -> one >= contrast - ROUNDING).count();
        return (asMuch + 1.0) / (DRAWS + 1);
    }

    /** What it exceeds so seldom. */
    double quantile(double level) {
        return largest[(int) Math.ceil((1 - level) * DRAWS) - 1];
    }
}
