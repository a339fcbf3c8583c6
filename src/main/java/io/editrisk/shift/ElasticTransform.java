package io.editrisk.shift;

import io.editrisk.image.RgbImage;
import java.util.List;

/**
 * Stretched like rubber: first by an affine map that moves three points of the middle a little, then every pixel is fetched
 * from a place nearby, by a random field that a Gaussian makes smooth. All in single precision, as published.
 */
final class ElasticTransform implements Corruption {

    /** How far pixels move, how smoothly, and how far the three points move, as multiples of the base. */
    private record Parameters(double alpha, double sigma, double affine, int base) {}

    /** The authors' slip for 224, which the published pictures are made with. */
    private static final int BASE = 244;

    private static final Published<Parameters> PARAMETERS = new Published<>(
            List.of(
                    new Parameters(0, 0, .08, 32),
                    new Parameters(.05, .2, .07, 32),
                    new Parameters(.08, .06, .06, 32),
                    new Parameters(.1, .04, .05, 32),
                    new Parameters(.1, .03, .03, 32)),
            List.of(
                    new Parameters(0, 0, .08, 64),
                    new Parameters(.05, .3, .06, 64),
                    new Parameters(.1, .08, .06, 64),
                    new Parameters(.1, .03, .03, 64),
                    new Parameters(.16, .03, .02, 64)),
            large(BASE),
            large(360));

    /** SciPy's truncate, as published for this corruption alone. */
    private static final double REACH = 3;

    private static List<Parameters> large(int base) {
        return List.of(
                new Parameters(2, .7, .1, base),
                new Parameters(2, .08, .2, base),
                new Parameters(.05, .01, .02, base),
                new Parameters(.07, .01, .02, base),
                new Parameters(.12, .01, .02, base));
    }

    @Override
    public String name() {
        return "elastic_transform";
    }

    @Override
    public Group group() {
        return Group.DIGITAL;
    }

    @Override
    public String summary() {
        return "stretched and squeezed in places, like rubber";
    }

    @Override
    public RgbImage apply(RgbImage image, int severity, Draws draws) {
        Parameters parameters = PARAMETERS.at(image, severity);
        double base = parameters.base() * PublishedSize.enlargement(image);
        float[] warped =
                AffineWarp.draw(image, base * parameters.affine(), draws).apply(image);
        GaussianKernel kernel = GaussianKernel.of(base * parameters.sigma(), REACH);
        Grid right = field(image, kernel, draws);
        Grid down = field(image, kernel, draws);
        double alpha = base * parameters.alpha();
        byte[] stretched = new byte[image.pixels().length];
        Fetching fetching = new Fetching(warped, image.width(), image.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double fromX = x + (double) (float) (right.rows()[y][x] * alpha);
                double fromY = y + (double) (float) (down.rows()[y][x] * alpha);
                fetching.fetch(fromX, fromY, stretched, (y * image.width() + x) * Levels.CHANNELS);
            }
        }
        return new RgbImage(image.width(), image.height(), stretched);
    }

    private static Grid field(RgbImage image, GaussianKernel kernel, Draws draws) {
        double[][] field = new double[image.height()][image.width()];
        for (double[] row : field) {
            for (int x = 0; x < row.length; x++) {
                row[x] = draws.uniform(-1, 1);
            }
        }
        return kernel.blur(new Grid(1, field), Border.REFLECT);
    }
}
