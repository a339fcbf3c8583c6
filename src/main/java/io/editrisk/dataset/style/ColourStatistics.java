package io.editrisk.dataset.style;

/**
 * The mean colour of an image and how its colours spread about it.
 *
 * @param mean of each plane
 * @param covariance between the planes, over all pixels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColourStatistics(double[] mean, double[][] covariance) {

    /** Added along the diagonal, so that an image of one colour has a spread that can be divided by. */
    private static final double SMALLEST_VARIANCE = 1e-3;

    static ColourStatistics of(float[][] planes) {
        int pixels = planes[0].length;
        double[] mean = new double[planes.length];
        double[][] covariance = new double[planes.length][planes.length];
        for (int plane = 0; plane < planes.length; plane++) {
            for (float value : planes[plane]) {
                mean[plane] += value;
            }
            mean[plane] /= pixels;
        }
        for (int row = 0; row < planes.length; row++) {
            for (int column = 0; column < planes.length; column++) {
                for (int i = 0; i < pixels; i++) {
                    covariance[row][column] += (planes[row][i] - mean[row]) * (planes[column][i] - mean[column]);
                }
                covariance[row][column] /= pixels;
            }
        }
        return new ColourStatistics(mean, covariance);
    }

    /**
     * The planes with another's mean and covariance, each colour moved as little as that allows: the linear map of optimal
     * transport between two normal distributions (Pitie and Kokaram 2007).
     */
    float[][] to(ColourStatistics other, float[][] planes) {
        double[][] map = map(other);
        float[][] moved = new float[planes.length][planes[0].length];
        for (int i = 0; i < planes[0].length; i++) {
            for (int row = 0; row < planes.length; row++) {
                double value = other.mean[row];
                for (int column = 0; column < planes.length; column++) {
                    value += map[row][column] * (planes[column][i] - mean[column]);
                }
                moved[row][i] = (float) value;
            }
        }
        return moved;
    }

    private double[][] map(ColourStatistics other) {
        double[][] root = Matrix3.mapped(raised(), Math::sqrt);
        double[][] inverseRoot = Matrix3.mapped(raised(), value -> 1 / Math.sqrt(value));
        double[][] middle = Matrix3.mapped(
                Matrix3.times(Matrix3.times(root, other.raised()), root), value -> Math.sqrt(Math.max(0, value)));
        return Matrix3.times(Matrix3.times(inverseRoot, middle), inverseRoot);
    }

    private double[][] raised() {
        double[][] raised = {covariance[0].clone(), covariance[1].clone(), covariance[2].clone()};
        for (int i = 0; i < raised.length; i++) {
            raised[i][i] += SMALLEST_VARIANCE;
        }
        return raised;
    }
}
