package io.editrisk.dataset.style;

import io.editrisk.image.RgbImage;

/**
 * A picture in CIELAB under D65, where equal distances look about equal: lightness 0 to 100, and two axes of colour. From
 * sRGB by the matrix of scikit-image's {@code rgb2lab}; the same on every machine.
 *
 * @param planes lightness, green to red, blue to yellow; each rows from the top
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabImage(int width, int height, float[][] planes) {

    static final int CHANNELS = 3;

    private static final double[][] TO_XYZ = {
        {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
    };
    private static final double[][] FROM_XYZ = Matrix3.inverse(TO_XYZ);
    private static final double[] WHITE = {0.95047, 1, 1.08883};
    private static final double CUBE_FROM = 0.008856;
    private static final double[] LINEAR = linear();

    static LabImage of(RgbImage picture) {
        int pixels = picture.width() * picture.height();
        float[][] planes = new float[CHANNELS][pixels];
        double[] f = new double[CHANNELS];
        for (int i = 0; i < pixels; i++) {
            double red = LINEAR[picture.pixels()[3 * i] & 0xff];
            double green = LINEAR[picture.pixels()[3 * i + 1] & 0xff];
            double blue = LINEAR[picture.pixels()[3 * i + 2] & 0xff];
            for (int axis = 0; axis < CHANNELS; axis++) {
                double[] row = TO_XYZ[axis];
                f[axis] = root((row[0] * red + row[1] * green + row[2] * blue) / WHITE[axis]);
            }
            planes[0][i] = (float) (116 * f[1] - 16);
            planes[1][i] = (float) (500 * (f[0] - f[1]));
            planes[2][i] = (float) (200 * (f[1] - f[2]));
        }
        return new LabImage(picture.width(), picture.height(), planes);
    }

    /** In sRGB; colours that it cannot show are clipped. */
    RgbImage toRgb() {
        byte[] pixels = new byte[width * height * CHANNELS];
        double[] xyz = new double[CHANNELS];
        for (int i = 0; i < width * height; i++) {
            double y = (planes[0][i] + 16) / 116;
            xyz[0] = WHITE[0] * cube(planes[1][i] / 500 + y);
            xyz[1] = WHITE[1] * cube(y);
            xyz[2] = WHITE[2] * cube(Math.max(0, y - planes[2][i] / 200));
            for (int channel = 0; channel < CHANNELS; channel++) {
                double[] row = FROM_XYZ[channel];
                pixels[CHANNELS * i + channel] = level(row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2]);
            }
        }
        return new RgbImage(width, height, pixels);
    }

    private static double root(double t) {
        return t > CUBE_FROM ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double cube(double f) {
        return f > 0.2068966 ? f * f * f : (f - 16.0 / 116) / 7.787;
    }

    private static byte level(double linear) {
        double within = Math.min(1, Math.max(0, linear));
        double value = within > 0.0031308 ? 1.055 * StrictMath.pow(within, 1 / 2.4) - 0.055 : 12.92 * within;
        return (byte) Math.rint(255 * value);
    }

    private static double[] linear() {
        double[] linear = new double[256];
        for (int level = 0; level < linear.length; level++) {
            double value = level / 255.0;
            linear[level] = value > 0.04045 ? StrictMath.pow((value + 0.055) / 1.055, 2.4) : value / 12.92;
        }
        return linear;
    }
}
